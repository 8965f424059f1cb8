"""Watches a browser for whatever a string of ours could have set off: scripts, windows, requests, foreign elements."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Dialog, Page

from data_access.indicators.shipped import FILE
from tests.browser.guard import Guard

# Payloads call `xss`, those of the list `alert`; a policy's report is as bad, since only the policy stopped the script.
HOOKS = """
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    window[name] = (...told) => { window.xss(`${name}(${told})`); };
}
document.addEventListener("securitypolicyviolation", (report) => {
    window.reported(`${report.violatedDirective}: ${report.blockedURI} ${report.sample}`);
});
"""
FOREIGN = """
() => [...document.querySelectorAll("*")].flatMap((element) => {
    const tag = element.tagName.toLowerCase();
    const leads = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "srcdoc"];
    const told = [];
    if (element.classList.contains("hostile")) told.push(`<${tag} class=hostile>`);
    if (["iframe", "object", "embed", "base", "marquee", "frame", "applet"].includes(tag)) told.push(`<${tag}>`);
    if (tag === "meta" && /refresh|policy/i.test(element.httpEquiv)) told.push(`<meta ${element.httpEquiv}>`);
    for (const { name, value } of element.attributes) {
        if (name.startsWith("on")) told.push(`<${tag} ${name}=${value}>`);
        if (!leads.includes(name) || !value) continue;
        const address = new URL(value, document.baseURI);
        const picture = ["img", "image"].includes(tag) && ["data:", "blob:"].includes(address.protocol);
        if (address.origin !== location.origin && !picture) told.push(`<${tag} ${name}=${value}>`);
    }
    return told;
})
"""

with FILE.open(encoding="utf-8", newline="") as file:
    SOURCES = {f"<a href={row['source']}>" for row in csv.DictReader(file)}  # of the country's figures: ours


@dataclass
class Watch:
    """`executed` and `reports` fill as it happens; foreign elements are looked for when a page is `seen`."""

    guard: Guard = field(default_factory=Guard)
    executed: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.expose_binding("xss", self._execution)
        context.expose_binding("reported", lambda _, told: self.reports.append(told))
        context.add_init_script(HOOKS)
        context.on("dialog", self._dialog)
        context.on("page", lambda page: self.executed.append(f"a window: {page.url}") if page.opener() else None)
        self.guard.watch(context)

    def seen(self, page: Page) -> None:
        """The page stands still: what is on it that is not ours?"""
        self.elements += [f"{page.url}: {one}" for one in page.evaluate(FOREIGN) if one not in SOURCES]

    @property
    def findings(self) -> list[str]:
        return list(self._findings())

    def _findings(self) -> Iterator[str]:
        yield from (f"executed: {one}" for one in self.executed)
        yield from (f"stopped by the policy: {one}" for one in self.reports)
        yield from (f"a foreign element: {one}" for one in self.elements)
        yield from self.guard.unexpected

    def _execution(self, source: Any, *told: str) -> None:
        self.executed.append(f"{source['page'].url} {' '.join(told)}")

    def _dialog(self, dialog: Dialog) -> None:
        self.executed.append(f"a dialog: {dialog.message}")
        dialog.dismiss()
