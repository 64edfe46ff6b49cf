/** A conversation as a page for paper: its number and people at the head, no message cut in two where that can be helped. */
import { authorOf, type Line, type Transcript } from '../transcript.ts'
import { escaped } from './escaped.ts'
import { headOf, marksOf } from './transcript-text.ts'
import { type TranscriptWords, transcriptWords } from './transcript-words.ts'

/** Nothing runs, nothing is loaded; the inbox may hold it in a frame of its own to print it. */
export const pagePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const style = `
:root{color-scheme:light}body{margin:2rem auto;max-width:46rem;padding:0 1rem;font:11pt/1.45 "Atkinson Hyperlegible Next",system-ui,sans-serif;color:#111;background:#fff}
h1{font-size:16pt;line-height:1.25;margin:0 0 .5rem}header{border-bottom:2px solid #111;padding-bottom:.75rem;margin-bottom:1rem}
header p,h2,footer{margin:0;font-size:9.5pt;font-weight:400;color:#444}h2 b{color:#111;font-size:11pt}article{padding:.75rem 0;border-bottom:1px solid #bbb;break-inside:avoid-page}
article.long{break-inside:auto}article h2{break-after:avoid}article p{margin:.35rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;orphans:3;widows:3}
article.note{margin-left:1.5rem;padding-left:.75rem;border-left:3px double #888}footer{padding-top:1rem}
@page{margin:18mm 16mm}@media print{body{margin:0;max-width:none;padding:0}}`

const long = 2500

export async function* asPage(of: Transcript): AsyncGenerator<string> {
  const words = transcriptWords[of.language]
  const [title = '', ...facts] = headOf(of, words).map(escaped)
  yield `<!doctype html><html lang="${of.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style></head><body><header><h1>${title}</h1>${facts.map((fact) => `<p>${fact}</p>`).join('')}</header><main>`
  for await (const line of of.lines()) yield articleOf(line, of, words)
  yield `</main><footer>${words.end} #${of.conversation.number}</footer></body></html>`
}

function articleOf(line: Line, { moment }: Transcript, words: TranscriptWords): string {
  const isNote = line.is === 'note'
  const [who, text] = isNote
    ? [`<b>${escaped(line.by)}</b> (${words.note})`, line.note.text]
    : [
        `<b>${escaped(authorOf(line.message))}</b>${marksOf(line, words)}`,
        line.message.state === 'deleted' ? `[${words.deleted}]` : line.message.text,
      ]
  const files = isNote ? [] : (line.message.files ?? []).map((file) => file.name)
  const kinds = [...(isNote ? ['note'] : []), ...(text.length > long ? ['long'] : [])].join(' ')
  const along = files.length > 0 ? `<p><small>${words.files}: ${escaped(files.join(', '))}</small></p>` : ''
  return `<article class="${kinds}"><h2>${who} · ${escaped(moment(line.at))}</h2><p dir="auto">${escaped(text)}</p>${along}</article>`
}
