/** The built web pages. What is on the disk at the start is all that there is to ask for, so no path can lead anywhere else. */
import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { refuse } from '../problem.ts'

type Page = { file: string; type: string; tag: string; encodings: string[] }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
/** Best first. */
const packed = { br: '.br', gzip: '.gz' } as const

/** @param folder of the build; when it is not there, every page says so */
export function pagesOf(folder: string): (request: Request) => Promise<Response> {
  const pages = findPages(folder)
  return async (request) => {
    const { pathname } = new URL(request.url)
    const page = pages.get(pathname) ?? (isPage(pathname) ? pages.get('/index.html') : undefined)
    if (page) return respond(page, request, pathname.startsWith('/assets/'))
    throw refuse('not-found', pages.size === 0 ? { detail: 'The pages are not built: npm run build' } : {})
  }
}

/** The addresses inside the web app have no extension; files have. */
function isPage(pathname: string): boolean {
  return extname(pathname) === '' && !pathname.startsWith('/assets/')
}

function findPages(folder: string): Map<string, Page> {
  const files = list(folder)
  const pages = new Map<string, Page>()
  for (const file of files) {
    const type = types[extname(file)]
    if (!type) continue
    const { size, mtimeMs } = statSync(file)
    const encodings = Object.entries(packed).flatMap(([name, extension]) => (files.has(file + extension) ? [name] : []))
    const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`
    pages.set(`/${relative(folder, file).split(sep).join('/')}`, { file, type, tag, encodings })
  }
  return pages
}

function list(folder: string): Set<string> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return new Set(entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
  } catch {
    return new Set()
  }
}

async function respond(page: Page, request: Request, named: boolean): Promise<Response> {
  const headers = new Headers({
    'content-type': page.type,
    // A file under /assets/ carries the hash of its content in its name.
    'cache-control': named ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: page.tag,
    vary: 'accept-encoding',
  })
  if (request.headers.get('if-none-match') === page.tag) return new Response(null, { status: 304, headers })
  const accepted = (request.headers.get('accept-encoding') ?? '').split(/\s*,\s*/)
  const encoding = page.encodings.find((name) => accepted.includes(name))
  if (encoding) headers.set('content-encoding', encoding)
  const extension = encoding ? packed[encoding as keyof typeof packed] : ''
  return new Response(await readFile(page.file + extension), { headers })
}
