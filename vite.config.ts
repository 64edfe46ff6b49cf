import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** `npm run build` puts the pages in `dist/web`, where the server finds them. While developing, the API is a server that runs beside it. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy allows no `data:` fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env['SAMENSPRAAK_API'] ?? 'http://127.0.0.1:8080' },
  },
})
