"""What a page may load and run: its Content Security Policy (CSP 3), which stands in the page itself.

A server should say the same in a header; `docs/publishing.md` has it for the usual ones, and a test compares the two.
"""

from markupsafe import Markup

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search engine is WebAssembly
    "worker-src": "'self'",  # it runs beside the page
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's icons are written into its style sheet
    "font-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def _written(directives: dict[str, str]) -> Markup:
    """Write a policy; it has no letter that means something in HTML within double quotes."""
    return Markup("; ".join(f"{name} {sources}" for name, sources in directives.items()))


POLICY = _written(DIRECTIVES)
"""The policy of a published page: only its own origin, and no script or style that is written into the page."""
PREVIEW_POLICY = _written({**DIRECTIVES, "script-src": f"{DIRECTIVES['script-src']} 'unsafe-inline'"})
"""The policy of the live preview: the engine's server writes a script into each page that renews it."""
