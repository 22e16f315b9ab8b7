"""Settings: what is refused, and with which words."""

import pytest

from copydesk.desk import DeskError, load_desk
from copydesk.desk.settings import Settings, find_root, load_settings


def settings(tmp_path, text, name="copydesk.toml"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return load_settings(file)


def test_settings_are_read(tmp_path):
    read = settings(tmp_path, 'publisher = "Echo"\ntime-zone = "Europe/Warsaw"\n[headline]\nmax-characters = 70\n')
    assert (read.publisher, read.headline.max_characters, read.headline.min_characters) == ("Echo", 70, 15)
    assert str(read.zone) == "Europe/Warsaw"


def test_pyproject_holds_them_in_its_own_table(tmp_path):
    read = settings(tmp_path, '[project]\nname = "x"\n\n[tool.copydesk]\npublisher = "Echo"\n', "pyproject.toml")
    assert read.publisher == "Echo"


@pytest.mark.parametrize(
    "text, message",
    [
        ('publicher = "x"\n', 'copydesk.toml:1:1: there is no setting publicher. Did you mean "publisher"?'),
        ("\n[headline]\nmax-chars = 3\n", 'copydesk.toml:3:1: there is no setting headline.max-chars. Did you mean "max-characters"?'),
        ("publisher = 3\n", 'copydesk.toml:1:1: publisher is 3; it must be a text, such as "Newsroom".'),
        ("[photos]\nwidths = 480\n", "copydesk.toml:2:1: photos.widths is 480; it must be a list of whole numbers, such as [480, 960, 1600]."),
        ('[photos]\nwidths = [480, "960"]\n', "copydesk.toml:2:1: photos.widths is [480, '960']; it must be a list of whole numbers"),
        ("[photos]\nwidths = [960, 480]\n", "copydesk.toml:2:1: photos.widths must be 1 to 12 different widths, the smallest first."),
        ("[photos]\nwidths = []\n", "copydesk.toml:2:1: photos.widths must be 1 to 12 different widths"),
        ("[photos]\nwidths = [480, 20000]\n", "copydesk.toml:2:1: photos.widths must be pixels, from 1 to 16,383."),
        ('[photos]\nformats = ["png"]\n', "copydesk.toml:2:1: photos.formats is ['png']; write"),
        ('[photos]\nformats = ["jpeg", "jpeg"]\n', "copydesk.toml:2:1: photos.formats names a format twice."),
        ("[photos]\nquality = 100\n", "copydesk.toml:2:1: photos.quality is 100; write a number from 1 to 95, such as 80."),
        ("[feeds]\nitems = 0\n", "copydesk.toml:2:1: feeds.items is 0; write a number from 1 to 1,000, such as 50."),
        ("[limits]\nphoto-pixels = 900000000\n", "copydesk.toml:2:1: limits.photo-pixels must be above 0 and at most 178,000,000."),
        ('[headline]\nmax-characters = "90"\n', "copydesk.toml:2:1: headline.max-characters is '90'; it must be a whole number, such as 90."),
        ("headline = 3\n", "copydesk.toml:1:1: headline is a table; write [headline]."),
        ('time-zone = "Europe/Warsav"\n', "copydesk.toml:1:1: 'Europe/Warsav' is no time zone. Did you mean \"Europe/Warsaw\"?"),
        ('time-zone = "../../etc/passwd"\n', "copydesk.toml:1:1: '../../etc/passwd' is no time zone."),
        ('articles = "../elsewhere"\n', "copydesk.toml:1:1: articles must be a folder inside the newsroom's, not '../elsewhere'."),
        ('publisher = " "\n', "copydesk.toml:1:1: publisher is empty; write the name that readers know."),
        ('language = "klingon"\n', "copydesk.toml:1:1: 'klingon' is no language tag; write it like"),
        ("domain-since = -5\n", "copydesk.toml:1:1: domain-since is -5; write a year in which you had the domain."),
        ('articles = ""\n', "copydesk.toml:1:1: articles must be a folder inside the newsroom's, not '.'."),
        ("[limits]\narticle-bytes = 99999999999999999999999\n", "copydesk.toml:2:1: limits.article-bytes must be above 0 and at most"),
        ("[lead]\nmin-characters = -1\n", "copydesk.toml:2:1: lead.min-characters can't be below 0."),
        ("publisher = \n", "copydesk.toml:1:13: this is not valid TOML:"),
        ("[limits]\narticle-bytes = 0\n", "copydesk.toml:2:1: limits.article-bytes must be above 0 and at most 1,000,000,000,000."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(tmp_path, text, message):
    with pytest.raises(DeskError) as error:
        settings(tmp_path, text)
    assert str(error.value).startswith(message)


def test_a_schema_folder_that_is_not_there_is_said_and_not_replaced(tmp_path):
    (tmp_path / "copydesk.toml").write_text('schema = "shcema"\n', encoding="utf-8")
    with pytest.raises(DeskError, match="copydesk.toml: schema is 'shcema', and there is no such folder"):
        load_desk(tmp_path)


@pytest.mark.parametrize("place", ["articles", "schema", "schema/registers", "schema/templates"])
def test_a_folder_that_is_a_link_out_of_the_newsroom_is_not_followed(tmp_path, place):
    (tmp_path / "news" / place).parent.mkdir(parents=True)
    (tmp_path / "news" / "copydesk.toml").write_text("", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "news" / place).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DeskError, match=f"{place} is a link out of "):
        load_desk(tmp_path / "news")


def test_the_nearest_settings_above_decide(tmp_path):
    inner = tmp_path / "a" / "articles"
    inner.mkdir(parents=True)
    (tmp_path / "copydesk.toml").write_text("", encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\n", encoding="utf-8")  # none of ours
    assert find_root(inner) == (tmp_path, tmp_path / "copydesk.toml")
    (tmp_path / "a" / "copydesk.toml").write_text("", encoding="utf-8")
    assert find_root(inner) == (tmp_path / "a", tmp_path / "a" / "copydesk.toml")


def test_a_folder_without_settings_has_the_defaults_and_the_programs_schemas(tmp_path):
    desk = load_desk(tmp_path)
    assert desk.settings == Settings()
    assert (desk.schema_folder / "article.schema.json").is_file()


@pytest.mark.parametrize(
    "text, message",
    [
        ("[lead]\nmin-characters = 400\n", "copydesk.toml:2:1: lead.min-characters is more than lead.max-characters."),
        ('[headline]\nquotes = "curly"\n', "copydesk.toml:2:1: headline.quotes is 'curly'; write \"single\", \"double\" or \"any\"."),
    ],
)
def test_settings_of_leads_and_quotation_marks_are_checked(tmp_path, text, message):
    with pytest.raises(DeskError) as error:
        settings(tmp_path, text)
    assert str(error.value) == message
