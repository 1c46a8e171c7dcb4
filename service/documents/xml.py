"""XML of office files: parsed without entities or network, written as it was declared."""

from typing import TypeAlias

from lxml import etree

from service.documents.format import DocumentError

Element: TypeAlias = etree._Element  # noqa: SLF001 - the public name of lxml's only element class
_DAMAGED = "Open it in its program, save it again and try the new file."


def parse_xml(content: bytes, name: str) -> Element:
    """Return the root of a part; ``name`` is for the message.

    Raises:
        DocumentError: not well-formed, or it declares entities or a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(
            f"The file is damaged: “{name[:80]}” is no XML.", remedy=_DAMAGED
        ) from error
    if root.getroottree().docinfo.doctype:
        raise DocumentError(f"“{name[:80]}” in the file declares a document type.", remedy=_DAMAGED)
    return root


def serialize_xml(root: Element) -> bytes:
    """Return a part's bytes in UTF-8, with comments and declarations around the root."""
    tree = root.getroottree()
    content: bytes = etree.tostring(
        tree, xml_declaration=True, encoding="UTF-8", standalone=tree.docinfo.standalone
    )
    return content


def canonical(element: Element | None) -> bytes:
    """Return a form of ``element`` that is equal for equal elements."""
    return (
        b"" if element is None else bytes(etree.tostring(element, method="c14n", with_tail=False))
    )


def name_of(element: Element) -> str:
    """Return an element's name without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
