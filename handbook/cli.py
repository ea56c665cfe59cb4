"""The command `handbook`: build the sites, serve them here, make books and cards."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from handbook import printing
from handbook.errors import HandbookError
from handbook.labels import LANGUAGES
from handbook.progress import Progress

_MAIN = """\
Turn phrases and pages into the handbook: sites, books and pocket cards in three languages.

  handbook build          build site/en, site/ru, site/sv and site/index.html
  handbook serve          build, show them at an address of this machine, follow changes
  handbook pdf            make a book of each built site
  handbook cards          make pocket cards, four on a sheet of A4
  handbook onefile        make the handbook as one searchable HTML file

Run it in the folder that holds mkdocs.yml, docs/ and phrases/."""

_BUILD = """\
Build the sites, all languages side by side. A site that can't be built leaves the one from
before untouched, and the reason is told with file and line.

  handbook build
  handbook build --lang sv
  handbook build --site-url https://intranet.example/makegood/"""

_SERVE = """\
Build the sites and show them at an address of this machine, for writing and looking.
A change to a page, phrase, rule or the theme builds the sites it belongs to again.

  handbook serve
  handbook serve --port 9000"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: What follows the command's name; taken from the command line if not given.

    Returns:
        0 when all went well, 1 when something could not be built, 2 for wrong usage.
    """
    options = _parser().parse_args(arguments)
    progress = Progress()
    try:
        return options.run(options, progress)
    except HandbookError as error:
        progress.fail(f"handbook: {error}")
        return 2
    except KeyboardInterrupt:
        progress.say("stopped")
        return 130


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("handbook", description=_MAIN, formatter_class=raw)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, summary, text in (
        ("build", _build, "build the sites", _BUILD),
        ("serve", _serve, "build and show them on this machine", _SERVE),
        ("pdf", _print(printing.pdf), "make a book of each site", printing.PDF),
        ("cards", _print(printing.cards), "make pocket cards", printing.CARDS),
        ("onefile", _print(printing.onefile), "make one searchable HTML file", printing.ONEFILE),
    ):
        command = commands.add_parser(name, help=summary, description=text, formatter_class=raw)
        command.set_defaults(run=run)
        command.add_argument(
            "-C", "--directory", type=Path, default=Path(), metavar="DIR",
            help="folder of the handbook (default: here)",
        )  # fmt: skip
        command.add_argument(
            "--lang", choices=LANGUAGES, action="append", metavar="xx",
            help="only this language: en, ru or sv; may be given more than once",
        )  # fmt: skip
        command.add_argument(
            "--out", type=Path, metavar="DIR", help="folder of the sites (default: site)"
        )
        if name not in ("build", "serve"):
            printing.add_options(command, name)
        else:
            command.add_argument(
                "--site-url", default="", metavar="URL",
                help="public address of the folder of the sites, for canonical links",
            )  # fmt: skip
            command.add_argument(
                "--strict", action=argparse.BooleanOptionalAction, default=None,
                help="let warnings fail the build (default: as mkdocs.yml says, which is yes)",
            )  # fmt: skip
        if name == "serve":
            command.add_argument(
                "--host", default="127.0.0.1", help="address to listen on (default: %(default)s)"
            )
            command.add_argument(
                "--port", type=int, default=8000, help="port, 0 for any (default: %(default)s)"
            )
    return parser


def _places(options: argparse.Namespace) -> tuple[Path, Path, tuple[str, ...]]:
    root = options.directory.resolve()
    out = options.out.resolve() if options.out else root / "site"
    return root, out, tuple(lang for lang in LANGUAGES if lang in (options.lang or LANGUAGES))


def _build(options: argparse.Namespace, progress: Progress) -> int:
    from handbook.build import build  # MkDocs takes half a second that --help need not wait for

    root, out, langs = _places(options)
    address = _address(options)
    good = build(root, progress, langs, out, address, options.strict)
    if good:
        _show_places(out, langs, progress)
    return 0 if good else 1


def _address(options: argparse.Namespace) -> str:
    if options.site_url and not options.site_url.startswith(("http://", "https://")):
        raise HandbookError(f"--site-url {options.site_url} must begin with http:// or https://")
    return options.site_url


def _show_places(out: Path, langs: Sequence[str], progress: Progress) -> None:
    progress.say(f"sites: {out}")
    progress.say(f"  to take along, without a server: {out / 'makegood.zip'}")
    progress.say(f"  open {(out / 'index.html').as_uri()} in a browser, or run: handbook serve")
    files = printing.made(out, langs)
    for kind, path in files:
        progress.say(f"{kind}: {path}")
    if not files:
        progress.say("to print or to send, next: handbook pdf, handbook cards, handbook onefile")


def _serve(options: argparse.Namespace, progress: Progress) -> int:
    from handbook import serve
    from handbook.build import build

    root, out, langs = _places(options)
    address = _address(options)
    server = serve.server(out, options.host, options.port)
    try:
        build(root, progress, langs, out, address, options.strict, keep=False)
    except BaseException:
        server.server_close()
        raise
    host, port = server.server_address[:2]
    for lang in langs:
        progress.done(f"{lang}: http://{host}:{port}/{lang}/index.html")
    progress.say("following changes; stop with Ctrl+C")

    def rebuild(changed: tuple[str, ...]) -> None:
        wanted = tuple(lang for lang in langs if lang in changed)
        try:
            if wanted:
                build(root, progress, wanted, out, address, options.strict, keep=False)
        except HandbookError as error:
            progress.fail(str(error))

    stop = threading.Event()
    watcher = threading.Thread(target=serve.watch, args=(root, rebuild, stop), daemon=True)
    watcher.start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        progress.say("stopped")
    finally:
        stop.set()
        server.server_close()
    return 0


def _print(make: Callable[..., int]) -> Callable[[argparse.Namespace, Progress], int]:
    return lambda options, progress: make(options, progress, *_places(options))


if __name__ == "__main__":
    sys.exit(main())
