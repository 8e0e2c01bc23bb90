"""Style sheets and scripts are asked for anew as soon as one of them is another."""

from reportedly.serve.static_version import static_version, version_of


def test_another_content_or_name_is_another_version(tmp_path):
    (tmp_path / "map").mkdir()
    sheet, script = tmp_path / "page.css", tmp_path / "map" / "page.js"
    sheet.write_text("a { color: red; }", encoding="utf-8")
    script.write_text("1", encoding="utf-8")
    first = version_of(tmp_path)
    assert version_of(tmp_path) == first
    script.write_text("2", encoding="utf-8")
    second = version_of(tmp_path)
    script.rename(tmp_path / "map" / "other.js")
    assert len({first, second, version_of(tmp_path)}) == 3


def test_every_page_names_it(sample):
    page = sample.get("/overview").text
    assert f'href="/static/style.css?v={static_version()}"' in page
    assert page.count("?v=") == page.count(f"?v={static_version()}")
    assert sample.get(f"/static/pages.css?v={static_version()}").status_code == 200
