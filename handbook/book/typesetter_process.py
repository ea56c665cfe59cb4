"""The process that typesets one book: ``python typesetter_process.py JOB.json``.

It stands alone: it imports nothing of this package, so that its memory is given back whole
and nothing in it can be reached from a page.
"""

import json
import sys
import time

import pikepdf
import typst

try:
    import resource
except ImportError:  # not on Windows
    resource = None


def run(job: dict) -> dict:
    """Typeset one book and pack it.

    Args:
        job: ``root``, ``out``, ``inputs``, ``fonts``, ``timestamp`` as the parent wrote them.

    Returns:
        ``pages``, ``cpu_seconds`` and ``peak_memory`` (bytes), or the first error or warning:
        ``message``, ``diagnostic``, ``hints``, ``trace``.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False,
                        font_paths=job["fonts"])
    # Packages are looked for in an empty place only, so that nothing is ever fetched.
    compiler = typst.Compiler(root=job["root"], font_paths=fonts, sys_inputs=job["inputs"],
                              package_path=job["root"], package_cache_path=job["root"])
    try:
        content, warnings = compiler.compile_with_warnings(
            f"{job['root']}/main.typ", format="pdf", pdf_standards=["ua-1"],
            timestamp=job["timestamp"])
    except typst.TypstError as error:
        return _told(error)
    if warnings:
        return _told(warnings[0])
    with open(f"{job['out']}.raw", "wb") as file:
        file.write(content)
    with pikepdf.open(f"{job['out']}.raw") as pdf:
        pages = len(pdf.pages)
        pdf.save(job["out"], object_stream_mode=pikepdf.ObjectStreamMode.generate,
                 recompress_flate=True, deterministic_id=True)
    return {"pages": pages, "cpu_seconds": time.process_time(), "peak_memory": _peak()}


def _told(trouble: typst.TypstError | typst.TypstWarning) -> dict:
    return {"message": trouble.message, "diagnostic": trouble.diagnostic,
            "hints": list(trouble.hints), "trace": list(trouble.trace)}


def _peak() -> int:
    try:  # on Linux what `resource` tells holds the memory of the parent as well
        with open("/proc/self/status", encoding="utf-8", errors="replace") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        pass
    if resource is None:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print(json.dumps(run(json.load(file))))
