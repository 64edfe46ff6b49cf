/**
 * Looking at what came along without opening it: pictures, documents, text, sound and film, one after the other with the arrow keys.
 * Nothing in it runs: markup is shown as it is written, a document is handed to the browser's own reader as bytes that are a PDF
 * whatever they say, and what is not known is only downloaded.
 */
import { Button, Modal } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconDownload, IconFileUnknown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readAttachmentText } from '../../contract/attachment.ts'
import { call } from '../kit/call.ts'
import { Bones } from '../kit/states.tsx'
import { useFormat, useWords } from '../words/language.tsx'
import { addressOf, type File, lookOf } from './attachment-kind.ts'
import css from './attachment-preview.module.css'

export function AttachmentPreview(props: { files: readonly File[]; first: string; onClose: () => void }) {
  const { files } = props
  const { timeline: says, act } = useWords()
  const format = useFormat()
  const [id, setId] = useState(props.first)
  const at = files.findIndex((file) => file.id === id)
  const file = files[at]
  const go = (step: number) => setId(files[(at + step + files.length) % files.length]?.id ?? id)
  if (!file) return null
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="xl"
      title={
        <span className={css.title}>
          <bdi className={css.name}>{file.name}</bdi> <span className={css.size}>{format.bytes(file.size)}</span>
        </span>
      }
      closeButtonProps={{ 'aria-label': act.close }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') go(1)
        if (event.key === 'ArrowLeft') go(-1)
      }}
    >
      <div className={css.look}>
        <Look key={file.id} file={file} />
      </div>
      <div className={css.foot}>
        {files.length > 1 && (
          <>
            <Button variant="default" aria-label={says.previous} onClick={() => go(-1)}>
              <IconChevronLeft size={18} stroke={1.6} />
            </Button>
            <span className={css.count}>
              {at + 1} / {files.length}
            </span>
            <Button variant="default" aria-label={says.next} onClick={() => go(1)}>
              <IconChevronRight size={18} stroke={1.6} />
            </Button>
          </>
        )}
        <Button
          component="a"
          href={addressOf(file)}
          download={file.name}
          leftSection={<IconDownload size={18} stroke={1.6} />}
          className={css.download ?? ''}
        >
          {says.download}
        </Button>
      </div>
    </Modal>
  )
}

function Look({ file }: { file: File }) {
  const { timeline: says, message } = useWords()
  const [broken, setBroken] = useState(false)
  const onError = () => setBroken(true)
  if (broken) return <Nothing>{says.brokenPreview}</Nothing>
  switch (lookOf(file.mediaType)) {
    case 'picture':
      return (
        <img
          className={css.picture}
          src={addressOf(file)}
          alt={file.alt || message.image(file.name)}
          onError={onError}
        />
      )
    case 'pdf':
      return <Document file={file} onError={onError} />
    case 'text':
      return <Text file={file} />
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: a stranger's recording has no captions
      return <audio className={css.sound} controls src={addressOf(file)} onError={onError} />
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: a stranger's film has no captions
      return <video className={css.picture} controls src={addressOf(file)} onError={onError} />
    case null:
      return <Nothing>{says.noPreview}</Nothing>
  }
}

function Nothing({ children }: { children: string }) {
  return (
    <p className={css.nothing}>
      <IconFileUnknown size={32} stroke={1.4} aria-hidden />
      {children}
    </p>
  )
}

function Text({ file }: { file: File }) {
  const { timeline: says } = useWords()
  const asked = useQuery({
    queryKey: ['attachment text', file.id],
    queryFn: ({ signal }) => call(readAttachmentText, { id: file.id }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (asked.isError) return <Nothing>{says.brokenPreview}</Nothing>
  if (!asked.data) return <Bones rows={4} shape="message" />
  return (
    <div className={css.text}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <pre tabIndex={0} dir="auto">
        {asked.data.text}
      </pre>
      {!asked.data.whole && <p className={css.count}>{says.beginning}</p>}
    </div>
  )
}

/** A PDF begins with its mark within the first kilobyte; anything else is not given to the reader. */
const isPdf = (bytes: ArrayBuffer) => new TextDecoder('latin1').decode(bytes.slice(0, 1024)).includes('%PDF-')

function Document({ file, onError }: { file: File; onError: () => void }) {
  const { timeline: says } = useWords()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let made: string | null = null
    const open = async () => {
      const response = await fetch(addressOf(file), { credentials: 'same-origin', signal: stop.signal })
      const bytes = await response.arrayBuffer()
      if (!response.ok || !isPdf(bytes)) return onError()
      made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
      setUrl(made)
    }
    open().catch(() => stop.signal.aborted || onError())
    return () => {
      stop.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [file])
  if (url === null) return <Bones rows={4} shape="message" />
  return <iframe className={css.document} src={url} title={says.previewOf(file.name)} referrerPolicy="no-referrer" />
}
