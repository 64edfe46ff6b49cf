/** What came along: pictures are shown small, other files are named with their kind and size; what can be looked at safely opens here. */
import { IconDownload, IconEye, IconFile, IconFileTypePdf, IconFileZip } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useFormat, useWords } from '../words/language.tsx'
import { addressOf, type File, lookOf } from './attachment-kind.ts'
import css from './attachments.module.css'

const AttachmentPreview = lazy(() =>
  import('./attachment-preview.tsx').then((part) => ({ default: part.AttachmentPreview })),
)

export function Attachments(props: { files: readonly File[] }) {
  const { message } = useWords()
  const [opened, setOpened] = useState<string | null>(null)
  const shown = props.files.filter((file) => lookOf(file.mediaType) === 'picture')
  const others = props.files.filter((file) => lookOf(file.mediaType) !== 'picture')
  return (
    <section className={css.attachments} aria-label={message.attachments}>
      {shown.length > 0 && (
        <ul className={css.pictures}>
          {shown.map((file) => (
            <li key={file.id}>
              <Picture file={file} onOpen={() => setOpened(file.id)} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className={css.files}>
          {others.map((file) => (
            <li key={file.id}>
              <FileLink file={file} onOpen={lookOf(file.mediaType) ? () => setOpened(file.id) : undefined} />
            </li>
          ))}
        </ul>
      )}
      {opened !== null && (
        <Suspense fallback={<div role="dialog" aria-modal="true" hidden />}>
          <AttachmentPreview files={[...shown, ...others]} first={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </section>
  )
}

/** A picture that cannot be drawn is a file like any other. */
function Picture({ file, onOpen }: { file: File; onOpen: () => void }) {
  const { message, timeline } = useWords()
  const [broken, setBroken] = useState(false)
  if (broken) return <FileLink file={file} />
  return (
    <button
      type="button"
      className={css.picture}
      title={file.name}
      aria-label={`${timeline.preview}: ${file.name}`}
      onClick={onOpen}
    >
      <img
        src={addressOf(file)}
        alt={file.alt || message.image(file.name)}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
      />
    </button>
  )
}

function FileLink({ file, onOpen }: { file: File; onOpen?: (() => void) | undefined }) {
  const { message, timeline } = useWords()
  const format = useFormat()
  return (
    <span className={css.file}>
      {iconFor(file.mediaType)}
      <bdi className={css.name}>{file.name}</bdi>
      <span className={css.size}>{format.bytes(file.size)}</span>
      {onOpen && (
        <button type="button" className={css.act} aria-label={`${timeline.preview}: ${file.name}`} onClick={onOpen}>
          <IconEye size={16} stroke={1.6} aria-hidden />
        </button>
      )}
      <a
        className={css.act}
        href={addressOf(file)}
        download={file.name}
        aria-label={`${message.download}: ${file.name}`}
      >
        <IconDownload size={16} stroke={1.6} aria-hidden />
      </a>
    </span>
  )
}

function iconFor(mediaType: string) {
  const look = { size: 20, stroke: 1.5, 'aria-hidden': true } as const
  if (mediaType === 'application/pdf') return <IconFileTypePdf {...look} />
  if (/zip|compressed|tar/.test(mediaType)) return <IconFileZip {...look} />
  return <IconFile {...look} />
}
