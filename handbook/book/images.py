"""Pictures of the site, checked and made ready for print."""

import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lxml import etree
from lxml.html import HtmlElement
from PIL import Image

from handbook.book.errors import BookError
from handbook.book.links import SCHEME
from handbook.book.pages import plain
from handbook.book.paths import join, read_bytes

FILE_LIMIT = 20_000_000  # bytes
PIXEL_LIMIT = 40_000_000  # pixels before anything is decoded
WIDTH = 1500  # pixels; 300 per inch over the text width of an A5 page, with room to spare
RASTER = {"PNG": "png", "GIF": "png", "WEBP": "png", "JPEG": "jpg"}
# The HTML parser lowers names; these are the mixed-case ones drawings use.
SVG_NAMES = {name.lower(): name for name in (
    "viewBox preserveAspectRatio linearGradient radialGradient gradientTransform gradientUnits "
    "patternUnits patternTransform clipPath clipPathUnits textPath textLength lengthAdjust "
    "startOffset refX refY markerWidth markerHeight markerUnits spreadMethod").split()}
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, ready for print."""

    name: str  # file name made from the content
    content: bytes


class Pictures:
    """All pictures of a book, each kept once.

    Args:
        root: Site folder, which must not be left.
        colour: Whether pictures keep their colours; grey otherwise.
    """

    def __init__(self, root: Path, colour: bool) -> None:
        self._root = root
        self._colour = colour
        self._by_path: dict[str, Picture] = {}
        self.files: dict[str, bytes] = {}

    def file(self, page: str, source: str) -> str:
        """Take in a picture a page shows.

        Args:
            page: Path of the page.
            source: Address of the picture as written.

        Returns:
            Name of the picture among ``files``.

        Raises:
            BookError: If the picture is missing, outside the site, a symbolic link, too large
                or not a picture.
        """
        path = None if SCHEME.match(source) else join(page, source)
        if path is None:
            raise BookError(f"the picture {source[:80]!r} is not a file of the site", page)
        if path not in self._by_path:
            try:
                content = read_bytes(self._root, path, FILE_LIMIT)
                if content is None:
                    raise BookError(f"the picture {source[:80]!r} does not exist")
                self._by_path[path] = self._prepare(path, content)
            except BookError as error:
                raise BookError(error.message, page) from error
        return self._keep(self._by_path[path])

    def drawing(self, svg: HtmlElement) -> str:
        """Take in a drawing that stands in the page itself.

        Args:
            svg: The ``svg`` element as the HTML parser left it.

        Returns:
            Name of the picture among ``files``.
        """
        return self._keep(_named(_vector(_copy(svg), self._colour), "svg"))

    def _keep(self, picture: Picture) -> str:
        self.files[picture.name] = picture.content
        return picture.name

    def _prepare(self, path: str, content: bytes) -> Picture:
        if PurePosixPath(path).suffix.lower() == ".svg":
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            try:
                root = etree.fromstring(content, parser)
            except etree.XMLSyntaxError as error:
                raise BookError(f"the picture {path} is not readable SVG: {error}") from error
            if root.tag != f"{SVG}svg":
                raise BookError(f"the picture {path} is not SVG")
            return _named(_vector(root, self._colour), "svg")
        return _raster(path, content, self._colour)


def _named(content: bytes, ending: str) -> Picture:
    return Picture(f"{hashlib.sha256(content).hexdigest()[:24]}.{ending}", content)


def _raster(path: str, content: bytes, colour: bool) -> Picture:
    try:
        with Image.open(io.BytesIO(content), formats=tuple(RASTER)) as image:
            if image.width * image.height > PIXEL_LIMIT:
                raise BookError(f"the picture {path} has {image.width} × {image.height} pixels; "
                                f"at most {PIXEL_LIMIT // 1_000_000} million are printed")
            ending = RASTER[image.format or ""]
            clear = image.has_transparency_data
            modes = ("RGB", "RGBA") if colour else ("L", "LA")
            ready = image.convert(modes[clear])
    except (OSError, ValueError, SyntaxError, KeyError, Image.DecompressionBombError) as error:
        raise BookError(f"the picture {path} is not a PNG, JPEG, GIF, WebP or SVG file that can "
                        "be read") from error
    if ready.width > WIDTH:
        ready = ready.resize((WIDTH, max(1, ready.height * WIDTH // ready.width)),
                             Image.Resampling.LANCZOS)
    out = io.BytesIO()
    ready.save(out, "PNG" if ending == "png" else "JPEG", quality=88, optimize=True)
    return _named(out.getvalue(), ending)


def _copy(svg: HtmlElement) -> etree._Element:
    new = etree.Element(SVG + SVG_NAMES.get(svg.tag, svg.tag), nsmap={None: SVG[1:-1]})
    for name, value in svg.attrib.items():
        if re.fullmatch(r"[A-Za-z][\w-]*", name):
            new.set(SVG_NAMES.get(name, name), value)
    new.text, new.tail = svg.text, svg.tail
    new.extend(_copy(child) for child in svg if isinstance(child.tag, str)
               and re.fullmatch(r"[A-Za-z][\w-]*", child.tag))
    return new


def _vector(root: etree._Element, colour: bool) -> bytes:
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        if etree.QName(element).localname in ("script", "foreignObject", "foreignobject", "image"):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] == "href" and not value.startswith("#"):
                del element.attrib[name]
            elif "currentColor" in value or "var(" in value:
                value = re.sub(r"var\(--[\w-]+\s*(?:,\s*([^()]*))?\)", r"\1", value)
                element.set(name, value.replace("currentColor", "#26221d").strip() or "#26221d")
    content = etree.tostring(root, encoding="utf-8")
    return content if colour else _greyed(content)


def _greyed(svg: bytes) -> bytes:
    def grey(match: re.Match[bytes]) -> bytes:
        digits = match[1].decode()
        if len(digits) == 3:
            digits = "".join(2 * digit for digit in digits)
        red, green, blue = (int(digits[i:i + 2], 16) for i in (0, 2, 4))
        light = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
        return b"#" + f"{light:02x}".encode() * 3
    return re.sub(rb"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", grey, svg)


def alternative(image: HtmlElement, page: str) -> str:
    """Read the text alternative of a picture.

    Args:
        image: The ``img`` element.
        page: Path of the page, for the message.

    Returns:
        The words, empty for a decoration.

    Raises:
        BookError: If the author gave none.
    """
    words = image.get("alt")
    if words is None:
        raise BookError(f"the picture {(image.get('src') or '')[:80]!r} has no text alternative; "
                        "write one, or an empty one for a decoration", page)
    return plain(words)
