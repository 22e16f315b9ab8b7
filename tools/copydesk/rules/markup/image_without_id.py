"""A picture in the text is named by its file or its address and not by its id.

What is to be known of a photo, its caption, its credit and its alternative text, stands in the field `photos`.
The text only says where it goes: `![](photo:ID)`.

Bad:
    ![Two ministers](ministers.jpg)
Bad:
    ![](https://example.org/ministers.jpg)
Good (fields):
    photos:
      - {id: one, file: one.jpg, caption: The table, alt: A table, credit: PAP/Vladyslav Musiienko}
      - {id: two, file: two.jpg, caption: The door, alt: A door, credit: PAP/Vladyslav Musiienko}
    ---
    The talks lasted for two hours.

    ![](photo:two)
"""

from copydesk.finding import Edit, Fix, Remark, Severity

severity = Severity.ERROR
needs = frozenset({"images"})

_SAID_ELSEWHERE = ("photo:", "", "#", "article:", "http://", "https://", "mailto:")


def check_article(article, desk):
    for image in article.body.images:
        target = image.target.strip()
        if target.startswith("photo:") or target in _SAID_ELSEWHERE:
            continue
        name = target.rpartition("/")[2]
        meant = [p.id for p in article.photos if p.id and target in (p.id, p.file, p.url) or p.file == name]
        if len(meant) == 1 and meant[0]:
            right = f"![](photo:{meant[0]})"
            yield Remark(
                image.span,
                f"A photo is placed by its id. Write {right}",
                fix=Fix((Edit(image.span, right),), safe=False),
            )
        else:
            yield Remark(
                image.span,
                "A photo is placed by its id. Declare it in the field photos, with caption, alt and credit, "
                "and write ![](photo:ID) here.",
            )
