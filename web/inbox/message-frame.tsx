/**
 * The HTML of a mail, in a frame of its own. The server sanitised it and forbids scripts, forms and everything from elsewhere; the
 * frame forbids them once more. `allow-same-origin` without `allow-scripts` lets nothing in the mail act: it only lets this page
 * measure how tall it is, and the mail's own pictures load with our session. Where measuring fails the frame scrolls.
 */
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words/language.tsx'
import css from './message-frame.module.css'

const tallest = 20_000

export function MessageFrame(props: { id: string; author: string }) {
  const { message } = useWords()
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState<number | null>(null)
  const [loads, setLoads] = useState(0)
  useEffect(() => {
    const root = frame.current?.contentDocument?.documentElement
    if (!root) return
    const measure = () => setHeight(Math.min(tallest, Math.ceil(root.getBoundingClientRect().height)))
    const observer = new ResizeObserver(measure)
    observer.observe(root)
    measure()
    return () => observer.disconnect()
  }, [loads])

  return (
    <div className={css.paper}>
      <iframe
        ref={frame}
        className={css.frame}
        src={`/api/v1/messages/${encodeURIComponent(props.id)}/html`}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        loading="lazy"
        title={message.html(props.author)}
        style={{ height: height ?? 240 }}
        onLoad={() => setLoads((count) => count + 1)}
      />
    </div>
  )
}
