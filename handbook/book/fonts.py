"""Where the fonts of the book are."""

from pathlib import Path

from handbook.book.errors import BookError

FAMILIES = {"source-serif-4": "SourceSerif4", "source-sans-3": "SourceSans3"}
STYLES = ("400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic", "700Bold",
          "700Bold_Italic")


def font_folders(modules: Path | None = None) -> list[Path]:
    """Find the fonts of the book.

    Args:
        modules: Folder npm installed into; by default the one beside this package.

    Returns:
        One folder per family and style, with one font file each; no others are ever used.

    Raises:
        BookError: If one is missing.
    """
    modules = modules or Path(__file__).resolve().parents[2] / "node_modules"
    files = [modules / "@expo-google-fonts" / folder / style / f"{family}_{style}.ttf"
             for folder, family in FAMILIES.items() for style in STYLES]
    for file in files:
        if not file.is_file():
            raise BookError(f"the font file {file} is missing; run `make setup`")
    return [file.parent for file in files]
