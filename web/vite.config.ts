// The page is built into dist/, which the program embeds: every file comes from the node itself.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Where `npm run dev` finds a node. */
const NODE = process.env['TANSIQ_URL'] ?? 'http://127.0.0.1:7180'

export default defineConfig({
  plugins: [react()],
  // e2e/size.mjs holds the limit of the first load, compressed. The policy is `style-src 'self'` and `font-src 'self'`: nothing is inlined as a data: URL.
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1100,
  },
  server: { proxy: { '/api': { target: NODE, changeOrigin: false } } },
  // Components are drawn in well under a second; a machine that builds the program meanwhile takes longer.
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing.ts'],
    testTimeout: 30_000,
  },
})
