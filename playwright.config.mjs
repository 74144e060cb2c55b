// The desk in two engines, both from the system: Playwright's own builds are not needed.
import { defineConfig } from '@playwright/test';

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const FIREFOX = { executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' };

/** What Playwright cannot set in Firefox over BiDi its preferences can, for the whole browser. The colours are
    no page's of ours; the ground is light, because axe takes what it cannot see for white. */
const FORCED_COLOURS_AND_NO_MOTION = {
  'browser.display.document_color_use': 2,
  'browser.display.use_system_colors': false,
  'browser.display.background_color': '#ffffd0',
  'browser.display.foreground_color': '#000080',
  'ui.prefersReducedMotion': 1,
};

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: '.cache/browser-tests',
  reporter: [['list']],
  workers: 2,
  // Two cores that compile at the same time are slow; a condition that holds ends its wait at once.
  timeout: 90_000,
  // Three engines, a server and workerd share two cores: one stall of the machine is no fault of a page, two are. The
  // runner names what had to be tried again.
  retries: 1,
  expect: { timeout: 15_000, toHaveScreenshot: { maxDiffPixelRatio: 0.02 } },
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  forbidOnly: true,
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: CHROMIUM_ARGS },
      },
    },
    {
      name: 'firefox',
      use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: FIREFOX },
    },
    {
      name: 'firefox, by preferences',
      testMatch: 'form-looks.spec.mjs',
      grep: /forced colours|no motion/,
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: { ...FIREFOX, firefoxUserPrefs: FORCED_COLOURS_AND_NO_MOTION },
      },
    },
  ],
});
