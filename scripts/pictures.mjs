// The pictures themselves: see pictures.sh, which starts what they show.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const FOLDER = "docs/pictures";
const NAME = "سالم كريم حامد";
// Radio buttons and ticks come before what is typed.
const FIELD = "main input:is([type=text], [type=search])";
const password = readFileSync(`${process.env.TANSIQ_DEMO_DIR}/BGD.password`, "utf8").trim();
const node = `http://127.0.0.1:${process.env.TANSIQ_DEMO_PORT}/`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
mkdirSync(FOLDER, { recursive: true });

/** What each room shows when its picture is taken. */
const ROOMS = {
  desk: [
    ["watch", "#/watch", (page) => page.locator(".map[data-ready=true]").waitFor()],
    ["traffic", "#/traffic", (page) => page.locator(".report").first().waitFor()],
    ["screening", "#/screening", screened],
  ],
  analyst2: [
    ["dossier", "#/people", opened],
    ["queue", "#/resolve", (page) => page.locator(".waiting a").first().waitFor()],
  ],
  legal: [
    ["members", "#/members", (page) => page.locator(".agreement").first().waitFor()],
    ["agreement", "#/members", unfolded],
  ],
  control: [["ledger", "#/ledger", (page) => page.locator("main h2").first().waitFor()]],
};

async function screened(page) {
  await page.locator(FIELD).first().fill(NAME);
  await page.locator(FIELD).nth(1).fill("1981");
  await page.keyboard.press("Enter");
  await page.locator(".verdict").waitFor();
}

async function opened(page) {
  await page.locator(FIELD).first().fill(NAME);
  await page.keyboard.press("Enter");
  await page.locator(".result a").first().click();
  await page.locator(".statement").first().waitFor();
}

async function unfolded(page) {
  const agreement = page.locator(".agreement", { hasText: "border-2026" }).first();
  await agreement.locator("summary").first().click();
  await agreement.scrollIntoViewIfNeeded();
}

for (const [ending, locale] of [["", "en-GB"], ["-ar", "ar"]]) {
  for (const [login, rooms] of Object.entries(ROOMS)) {
    const context = await browser.newContext({ viewport: { width: 1320, height: 760 }, locale });
    const page = await context.newPage();
    await page.goto(node);
    await page.locator('input[autocomplete="username"]').fill(login);
    await page.locator('input[type="password"]').fill(password);
    await page.keyboard.press("Enter");
    await page.locator("nav a").first().waitFor();
    for (const [name, place, ready] of rooms) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, place);
      await page.waitForTimeout(500);
      await ready(page);
      await page.waitForTimeout(800);
      await page.screenshot({ path: `${FOLDER}/${name}${ending}.png` });
      console.log(`   ${FOLDER}/${name}${ending}.png`);
    }
    await context.close();
  }
}
await browser.close();
