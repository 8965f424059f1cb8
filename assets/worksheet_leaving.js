// Signing out waits until everything is kept, and asks when it cannot be: the text then stays, locked, in the browser.
(() => {
    const blik = (window.laeringsblik ??= {});
    const PATIENCE = 5000; // milliseconds

    const STEP = 100;

    const pause = () => new Promise((done) => window.setTimeout(done, STEP));

    // Some of it may be on its way already, so it is waited for and not only sent.
    const settle = async () => {
        blik.sheet.flush(false);
        for (let left = PATIENCE; left > 0 && blik.sheet.unsent(); left -= STEP) await pause();
    };

    document.addEventListener("click", async (event) => {
        const link = event.target.closest('a[href="/logout"]');
        if (!link || !blik.sheet?.unsent()) return;
        event.preventDefault();
        await settle();
        const words = blik.sheet.words();
        const question = blik.sheet.isKept() ? words.leaving : words.leaving_lost;
        if (!blik.sheet.unsent() || window.confirm(question)) window.location.assign(link.href);
    });
})();
