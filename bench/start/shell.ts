/** What the web page must load before it shows anything: index.html and every script and style that stands in it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** @returns kilobytes (1,000 bytes) by brotli, or null where the pages are not built */
export function shellSize(web: string): { page_kb: number | null; page_files: number } {
  const index = join(web, 'index.html')
  if (!existsSync(index)) return { page_kb: null, page_files: 0 }
  const html = readFileSync(index, 'utf8')
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path]) => join(web, path ?? ''))
  const files = [index, ...new Set(named)]
  const bytes = files.map((file) => brotliCompressSync(readFileSync(file)).length)
  return { page_kb: Math.round(bytes.reduce((sum, one) => sum + one, 0) / 100) / 10, page_files: files.length }
}
