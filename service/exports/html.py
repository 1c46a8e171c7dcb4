"""An export as one HTML file that needs nothing else; it prints well."""

from html import escape

from service.exports.content import Column, Export, Table

_STYLE = """
:root { color-scheme: light dark; }
body { font: 11pt/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 2rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8a94a0; padding: .3rem .5rem; text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere; }
thead { display: table-header-group; } tr { break-inside: avoid; }
td:first-child { white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; } dt { font-weight: 600; } dd { margin: 0; }
@page { size: A4 landscape; margin: 14mm; }
@media print { body { margin: 0; font-size: 9pt; } }
"""  # noqa: E501 - a sheet's lines


def to_html(export: Export) -> bytes:
    """Return the export as the bytes of an HTML file in UTF-8."""
    summary = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in export.summary)
    tables = "".join(_table(table) for table in export.tables)
    page = (
        f'<!doctype html>\n<html lang="{escape(export.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(export.title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{escape(export.title)}</h1>\n<dl>{summary}</dl>\n{tables}</main></body></html>\n"
    )
    return page.encode()


def _table(table: Table) -> str:
    title = f"<h2>{escape(table.title)}</h2>\n" if table.title else ""
    heads = "".join(f'<th scope="col">{escape(c.heading)}</th>' for c in table.columns)
    rows = "".join(_row(row, table.columns) for row in table.rows)
    return f"{title}<table><thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody></table>\n"


def _row(row: tuple[str, ...], columns: tuple[Column, ...]) -> str:
    cells = (
        f'<td lang="{escape(c.language)}">{escape(text)}</td>'
        if c.language
        else f"<td>{escape(text)}</td>"
        for text, c in zip(row, columns, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>\n"
