import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumArguments } from '../bin/chromium.mjs'

// Started by `npm run test:e2e`, which brings up the app and says where it is.
const baseURL = process.env.E2E_BASE_URL ?? 'http://localhost:3000'
const results = path.join(import.meta.dirname, '..', '.data')
const report = process.env.E2E_REPORT ?? path.join(results, 'e2e.json')

export default defineConfig({
  testDir: '.',
  outputDir: path.join(results, 'e2e-results'),
  reporter: [['list'], ['json', { outputFile: report }]],
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  globalTimeout: 45 * 60_000, // what hangs is told as a failure, not waited for
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: chromiumArguments,
    },
  },
  projects: [
    {
      name: 'phone',
      use: {
        viewport: { width: 360, height: 740 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
        userAgent:
          'Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      },
    },
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
  ],
})
