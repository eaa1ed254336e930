import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,components,lib,db,emails,sandbox,bin,bench}/**/*.test.{ts,tsx,mjs}'],
    exclude: ['**/node_modules/**', '.next/**', '.data/**'],
    globalSetup: ['./db/testing-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
