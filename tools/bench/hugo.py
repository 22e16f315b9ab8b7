"""The same items as a site for Hugo, the fastest of the site builders: https://gohugo.io.

For each item that is out Hugo writes a page with the same words: headline, byline, dateline, lead, photos with
caption and credit, text, sources, schema.org JSON-LD. Beside them the front page, the sections by pages of 50, a feed
of each, and a sitemap. Photos are drawn anew as WebP and JPEG.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from copydesk.article.model import Article, read_article
from copydesk.export.edition import Edition
from copydesk.export.item import Item
from copydesk.export.lookup import make_item
from copydesk.export.state import State
from copydesk.picture.place import photo_path
from copydesk.text import decode

_PHOTO = re.compile(r"!\[\]\(photo:([\w-]+)\)")
_LINK = re.compile(r"\]\(article:([a-z0-9-]+)\)")

_LAYOUTS = {
    "_default/baseof.html": """\
<!doctype html>
<html lang="{{ site.Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
<style>{{ (resources.Get "page.css").Content | safeCSS }}</style>
{{ block "head" . }}{{ end }}
</head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>{{ site.Copyright }}</footer>
</body>
</html>
""",
    "_default/single.html": """\
{{ define "head" }}
<meta property="og:type" content="article">
<meta property="og:title" content="{{ .Title }}">
<meta property="article:published_time" content="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">
{{ $data := dict "@context" "https://schema.org" "@type" "NewsArticle" "headline" .Title "abstract" .Description
  "datePublished" .Date "dateModified" .Lastmod "articleSection" .Params.section_name "inLanguage" .Params.lang
  "dateline" .Params.place "author" .Params.authors "articleBody" .Plain "wordCount" .WordCount }}
<script type="application/ld+json">{{ $data | jsonify | safeJS }}</script>
{{ end }}
{{ define "figure" }}
{{ with .page.Resources.Get .photo.file }}
{{ $webp := .Process "webp q80" }}{{ $jpeg := .Process "jpg q80" }}
<figure><picture><source type="image/webp" srcset="{{ $webp.RelPermalink }} {{ $webp.Width }}w">
<img src="{{ $jpeg.RelPermalink }}" width="{{ $jpeg.Width }}" height="{{ $jpeg.Height }}" alt="{{ $.photo.alt }}"></picture>
<figcaption>{{ $.photo.caption }} <small>{{ $.photo.credit }}</small></figcaption></figure>
{{ end }}
{{ end }}
{{ define "main" }}
<article lang="{{ .Params.lang }}">
<p><a href="{{ .CurrentSection.RelPermalink }}">{{ .Params.section_name }}</a></p>
<h1>{{ with .Params.label }}<span>{{ . }}</span> {{ end }}{{ .Title }}</h1>
<p class="lead">{{ .Description }}</p>
<p>{{ range $i, $a := .Params.authors }}{{ if $i }}, {{ end }}{{ $a.name }}{{ with $a.role }} ({{ . }}){{ end }}{{ end }}</p>
<p>{{ .Params.place }}, <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2 January 2006, 15:04" }}</time></p>
{{ $page := . }}
{{ range first 1 .Params.photos }}{{ template "figure" (dict "page" $page "photo" .) }}{{ end }}
{{ .Content }}
{{ range after 1 .Params.photos }}{{ template "figure" (dict "page" $page "photo" .) }}{{ end }}
{{ with .Params.changes }}<aside><h2>Updates and corrections</h2>{{ range . }}<p><time datetime="{{ .at }}">{{ .at }}</time> {{ .note }}</p>{{ end }}</aside>{{ end }}
{{ with .Params.people }}<aside><h2>Who is who</h2><dl>{{ range . }}<dt>{{ .name }}</dt><dd>{{ .role }}</dd>{{ end }}</dl></aside>{{ end }}
{{ with .Params.sources }}<aside><h2>Sources</h2><ul>{{ range . }}<li>{{ with .url }}<a href="{{ . }}">{{ end }}{{ .name }}{{ with .url }}</a>{{ end }}</li>{{ end }}</ul></aside>{{ end }}
{{ with .Params.related }}<aside><h2>Related</h2><ul>{{ range . }}<li><a href="{{ .path | relURL }}">{{ .name }}</a></li>{{ end }}</ul></aside>{{ end }}
{{ with .Params.subjects }}<p>{{ delimit . ", " }}</p>{{ end }}
</article>
{{ end }}
""",
    "_default/list.html": """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .Paginate .RegularPagesRecursive.ByDate.Reverse 50 }}
{{ range $pages.Pages }}
<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Description }}</p>
<p>{{ .Params.section_name }}, <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2 January 2006" }}</time></p></article>
{{ end }}
<nav>{{ with $pages.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }} {{ with $pages.Next }}<a href="{{ .URL }}">Older</a>{{ end }}</nav>
{{ end }}
""",
}


def write_site(state: State, edition: Edition, folder: Path) -> int:
    """Write the site into a new folder; how many items it has."""
    desk = state.desk
    settings = desk.settings
    _write(folder / "hugo.json", json.dumps({
        "baseURL": f"https://{settings.domain}/", "title": settings.publisher, "languageCode": settings.language,
        "copyright": settings.rights.notice, "timeZone": settings.time_zone, "disableKinds": ["taxonomy", "term"],
        "services": {"rss": {"limit": settings.feeds.items}},
        "markup": {"goldmark": {"renderer": {"unsafe": False}}},
    }))
    for name, text in _LAYOUTS.items():
        _write(folder / "layouts" / name, text)
    style = "\n".join((desk.schema_folder / "templates" / name).read_text() for name in ("page.css", "article.css"))
    _write(folder / "assets/page.css", style)
    for code, section in desk.sections.entries.items():
        _write(folder / "content" / code / "_index.md", _page({"title": section.name}, ""))
    paths = {listing.id: f"/{listing.section}/{listing.id}/" for listing in edition.published}
    for listing in edition.published:
        data = state.entries([listing.path])[0].data or b""
        article = read_article(decode(listing.path, data))
        item = make_item(article, data, {}, edition, desk)
        photos = {
            photo.id: desk.root / photo_path(article.path, photo.file, settings.articles)
            for photo in article.photos
            if photo.file
        }
        page = folder / "content" / paths[item.id].strip("/")
        body = _PHOTO.sub("", _LINK.sub(lambda link: f"]({paths.get(link[1], '/')})", item.body))
        _write(page / "index.md", _page(_front(item, article, photos, paths), body))
        for file in photos.values():
            shutil.copy(file, page / file.name)
    return len(edition.published)


def _front(item: Item, article: Article, photos: dict[str, Path], paths: dict[str, str]) -> dict[str, Any]:
    return {
        "title": item.headline, "description": item.lead, "date": item.published.isoformat(),
        "lastmod": (item.modified or item.published).isoformat(), "label": item.label, "lang": item.language,
        "section_name": item.section.name, "place": item.place, "subjects": [topic.name for topic in item.topics],
        "authors": [author._asdict() for author in item.authors],
        "people": [note._asdict() for note in item.people],
        "sources": [{"name": source.name, "url": source.url} for source in item.sources],
        "related": [{"name": other.name, "path": paths[str(other.code)]} for other in item.related],
        "changes": [{"at": change.at.isoformat(), "note": change.note} for change in item.changes],
        "photos": [{"file": photos[photo.id].name, "caption": photo.caption, "alt": photo.alt, "credit": photo.credit}
                   for photo in article.photos if photo.id in photos],
    }


def _page(front: dict[str, Any], body: str) -> str:
    return json.dumps(front, ensure_ascii=False, indent=1) + "\n\n" + body


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
