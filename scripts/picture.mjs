// Takes the pictures of the README from a running demo with the exercise list. Usage:
//   make demo LIST=fixtures/lists/exercise-un.xml && node scripts/picture.mjs
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const demo = process.env.TANSIQ_DEMO_DIR ?? ".demo";
const port = process.env.TANSIQ_DEMO_PORT ?? "7100";
const password = readFileSync(`${demo}/BGD.password`, "utf8").trim();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1560, height: 640 }, locale: "en-GB" });
await page.goto(`http://127.0.0.1:${port}/`);
await page.getByLabel("Login", { exact: false }).first().fill("desk");
await page.locator('input[type="password"]').fill(password);
await page.keyboard.press("Enter");
await page.getByRole("heading", { name: "Traffic" }).waitFor();
await page.waitForTimeout(2000);
mkdirSync("docs/pictures", { recursive: true });
await page.screenshot({ path: "docs/pictures/traffic.png" });
await browser.close();
