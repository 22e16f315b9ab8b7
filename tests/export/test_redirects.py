"""redirects.json: old addresses of what is out, and of what is gone."""

import json

from a_feed import view_of
from a_newsroom import newsroom

from copydesk.export.formats import redirects
from copydesk.rules.example import article_text


def redirects_of(tmp_path, articles):
    ((path, data),) = redirects.write_edition(view_of(newsroom(tmp_path / "news", articles)))
    found = json.loads(data)
    assert (path, found["format"]) == ("feeds/redirects.json", "copydesk-redirects/1")
    return found["redirects"]


def withdrawn(id, more=""):
    return article_text(
        f"id: {id}\nstatus: withdrawn\naliases: [2025/09/16/what-it-said]\n"
        f"withdrawal: {{at: '2025-09-19T12:00:00+02:00', reason: It was wrong.{more}}}"
    )


def test_moved_replaced_and_gone(tmp_path):
    out = "articles/2025/09/18/talks.md"
    assert redirects_of(
        tmp_path,
        {
            out: article_text("aliases: [2025/09/17/the-talks, 2025/09/18/talk]"),
            "articles/2025/09/16/gone.md": withdrawn("20250916-gonee2"),
            "articles/2025/09/16/replaced.md": withdrawn("20250916-gonee3", ", replaced_by: 20250918-k7x4m2"),
            "articles/2025/09/16/never.md": withdrawn("20250916-gonee4", ", replaced_by: 20250918-nowhe2"),
            "articles/2025/09/16/draft.md": article_text(
                "id: a\nstatus: draft\naliases: [2025/09/16/secret]"
            ),
        },
    ) == [
        {"from": "/2025/09/17/the-talks", "status": 301, "to": "/items/20250918-k7x4m2/article.html"},
        {"from": "/2025/09/18/talk", "status": 301, "to": "/items/20250918-k7x4m2/article.html"},
        {"from": "/items/20250916-gonee2/article.html", "status": 410},
        {
            "from": "/items/20250916-gonee3/article.html",
            "status": 301,
            "to": "/items/20250918-k7x4m2/article.html",
        },
        {"from": "/items/20250916-gonee4/article.html", "status": 410},
    ]


def test_an_earlier_path_where_something_not_out_stands_today_is_not_told(tmp_path):
    assert (
        redirects_of(
            tmp_path,
            {
                "articles/2025/09/18/talks.md": article_text("aliases: [2025/09/17/the-talks]"),
                "articles/2025/09/17/the-talks.md": article_text("id: a\nstatus: draft"),
            },
        )
        == []
    )


def test_of_two_that_claim_an_address_the_newer_has_it(tmp_path):
    fields = "aliases: [2025/09/17/the-talks]\n"
    older = fields + "id: older\npublished: 2025-09-17T17:17:00+02:00"
    newer = fields + "id: newer\npublished: 2025-09-18T17:17:00+02:00"
    articles = {
        "articles/2025/09/18/a.md": article_text(newer),
        "articles/2025/09/17/a.md": article_text(older),
    }
    assert [entry["to"] for entry in redirects_of(tmp_path, articles)] == ["/items/newer/article.html"]
