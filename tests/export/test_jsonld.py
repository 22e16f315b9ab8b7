"""schema.org NewsArticle: a file of its own that says what the page says, and a stub of what is withdrawn."""

import json

from a_newsroom import newsroom, plain_git, png, press, unchecked, write  # noqa: F401
from test_bundle_page import FOLDER, FULL, PATH, Page

from copydesk.rules.example import article_text

TAKEN = """id: 20250917-bbbbb2
status: withdrawn
withdrawal: {at: "2025-09-19T12:00:00+02:00", reason: It was not genuine., replaced_by: 20250918-k7x4m2}
"""


def files(tmp_path, press):
    folder = newsroom(
        tmp_path / "news",
        {
            PATH: article_text(FULL, "It *began*."),
            "articles/2025/09/17/before.md": article_text("id: 20250917-aaaaa2\nheadline: What came before"),
            "articles/2025/09/17/taken.md": article_text(TAKEN),
        },
    )
    write(folder, "articles/2025/09/18/ministers.png", png(30, 20))
    write(folder, "articles/2025/09/18/walk.jpg", png(40, 20))
    return press(folder, tmp_path / "out")[1]


def test_the_file_and_the_page_say_the_same(tmp_path, press):
    found = files(tmp_path, press)
    data = json.loads(found[f"{FOLDER}/article.jsonld"])
    assert data == Page(found[f"{FOLDER}/article.html"]).json
    assert (data["version"], data["identifier"]) == (4, "20250918-k7x4m2")
    assert data["articleBody"] == "It began."
    assert data["alternativeHeadline"] == "Correction: Ministers meet in Kyiv for talks on drones"
    assert data["isBasedOn"] == [
        {
            "@type": "NewsArticle",
            "@id": "tag:example.org,2025:20250917-aaaaa2",
            "headline": "What came before",
            "url": "https://example.org/items/20250917-aaaaa2/article.html",
        }
    ]
    assert data["usageInfo"]["text"] == "Ask first"
    assert data["digitalSourceType"].endswith("/compositeWithTrainedAlgorithmicMedia")


def test_a_stub_stays_of_what_was_withdrawn(tmp_path, press):
    data = json.loads(files(tmp_path, press)["withdrawn/20250917-bbbbb2.jsonld"])
    assert data["creativeWorkStatus"] == "Withdrawn"
    assert (data["dateModified"], data["description"]) == ("2025-09-19T12:00:00+02:00", "It was not genuine.")
    assert data["mentions"]["@id"] == "tag:example.org,2025:20250918-k7x4m2"
    assert not {"headline", "abstract", "articleBody", "author", "image"} & data.keys()
