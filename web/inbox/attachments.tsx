/** What came along: pictures are shown small and open on demand, other files are named with their kind and size. */
import { IconDownload, IconFile, IconFileTypePdf, IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import type { Message } from '../../contract/conversation.ts'
import { useFormat, useWords } from '../words/language.tsx'
import css from './attachments.module.css'

type File = Message['attachments'][number]

/** What a browser draws without running anything. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

const addressOf = (file: File) => `/api/v1/attachments/${encodeURIComponent(file.id)}`

export function Attachments(props: { files: readonly File[] }) {
  const { message } = useWords()
  const shown = props.files.filter((file) => pictures.has(file.mediaType))
  const others = props.files.filter((file) => !pictures.has(file.mediaType))
  return (
    <section className={css.attachments} aria-label={message.attachments}>
      {shown.length > 0 && (
        <ul className={css.pictures}>
          {shown.map((file) => (
            <li key={file.id}>
              <Picture file={file} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className={css.files}>
          {others.map((file) => (
            <li key={file.id}>
              <FileLink file={file} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** A picture that cannot be drawn is a file like any other. */
function Picture({ file }: { file: File }) {
  const { message } = useWords()
  const [broken, setBroken] = useState(false)
  if (broken) return <FileLink file={file} />
  return (
    <a href={addressOf(file)} target="_blank" rel="noopener noreferrer" className={css.picture} title={file.name}>
      <img
        src={addressOf(file)}
        alt={message.image(file.name)}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
      />
    </a>
  )
}

function FileLink({ file }: { file: File }) {
  const { message } = useWords()
  const format = useFormat()
  return (
    <a href={addressOf(file)} download={file.name} className={css.file}>
      {iconFor(file.mediaType)}
      <bdi className={css.name}>{file.name}</bdi>
      <span className={css.size}>{format.bytes(file.size)}</span>
      <IconDownload size={16} stroke={1.6} aria-hidden />
      <span className="unseen">{message.download}</span>
    </a>
  )
}

function iconFor(mediaType: string) {
  const look = { size: 20, stroke: 1.5, 'aria-hidden': true } as const
  if (mediaType === 'application/pdf') return <IconFileTypePdf {...look} />
  if (/zip|compressed|tar/.test(mediaType)) return <IconFileZip {...look} />
  return <IconFile {...look} />
}
