/** A letter as its reader will see it: Markdown drawn with our own elements, so nothing that is typed can become markup. */
import { Marked, type Token, type Tokens } from 'marked'
import { type ReactNode, useMemo } from 'react'
import css from './markdown-view.module.css'

const marked = new Marked({ gfm: true, breaks: true })

export function MarkdownView(props: { text: string; label: string; signature: string }) {
  const tokens = useMemo(() => marked.lexer(props.text), [props.text])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section className={css.view} aria-label={props.label} tabIndex={0} dir="auto">
      {draw(tokens)}
      {props.signature && <p className={css.signature}>{props.signature}</p>}
    </section>
  )
}

const draw = (tokens: readonly Token[] = []): ReactNode[] => tokens.map((token, index) => one(token, String(index)))

function one(token: Token, key: string): ReactNode {
  const inside = 'tokens' in token ? draw(token.tokens) : null
  switch (token.type) {
    case 'space':
      return null
    case 'br':
      return <br key={key} />
    case 'hr':
      return <hr key={key} />
    case 'paragraph':
      return <p key={key}>{inside}</p>
    case 'heading':
      return (
        <p key={key} className={css.heading}>
          {inside}
        </p>
      )
    case 'strong':
      return <strong key={key}>{inside}</strong>
    case 'em':
      return <em key={key}>{inside}</em>
    case 'del':
      return <del key={key}>{inside}</del>
    case 'blockquote':
      return <blockquote key={key}>{inside}</blockquote>
    case 'link':
      return (
        <span key={key} className={css.link} title={token.href}>
          {inside}
        </span>
      )
    case 'list':
      return list(token as Tokens.List, key)
    case 'codespan':
      return <code key={key}>{plain(token.text)}</code>
    case 'code':
      return <pre key={key}>{token.text}</pre>
    default:
      return <span key={key}>{inside ?? ('text' in token ? plain(token.text) : token.raw)}</span>
  }
}

function list({ ordered, start, items }: Tokens.List, key: string): ReactNode {
  const drawn = items.map((item, index) => <li key={String(index)}>{draw(item.tokens)}</li>)
  return ordered ? (
    <ol key={key} start={start || 1}>
      {drawn}
    </ol>
  ) : (
    <ul key={key}>{drawn}</ul>
  )
}

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const plain = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign)
