/** What goes along: pictures small, with what there is to see in them; other files by name and size. */
import { ActionIcon, Loader } from '@mantine/core'
import { IconFile, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Draft } from '../../contract/draft.ts'
import { useSpeech } from '../words/language.tsx'
import css from './composer-files.module.css'
import type { useFiles } from './files.ts'

type File = Draft['files'][number]

export function ComposerFiles(props: { files: readonly File[]; alt: boolean; does: ReturnType<typeof useFiles> }) {
  const { writing } = useSpeech().words
  const { files, does } = props
  if (files.length === 0 && does.coming.length === 0) return null
  return (
    <ul className={css.files} aria-label={writing.files}>
      {files.map((file) => (
        <One key={file.id} file={file} alt={props.alt} does={does} />
      ))}
      {does.coming.map((name) => (
        <li key={name} className={css.coming} role="status">
          <Loader size={16} /> {writing.uploading(name)}
        </li>
      ))}
    </ul>
  )
}

function One({ file, alt, does }: { file: File; alt: boolean; does: ReturnType<typeof useFiles> }) {
  const { words, format } = useSpeech()
  const isPicture = file.mediaType.startsWith('image/')
  const [text, setText] = useState(file.alt ?? '')
  return (
    <li className={css.file}>
      {isPicture ? (
        <img src={`/api/v1/attachments/${file.id}`} alt="" className={css.picture} />
      ) : (
        <IconFile size={28} stroke={1.4} aria-hidden />
      )}
      <span className={css.about}>
        <bdi className={css.name}>{file.name}</bdi>
        <span className={css.size}>{format.bytes(file.size)}</span>
        {isPicture && alt && (
          <input
            className={css.alt}
            value={text}
            maxLength={2000}
            aria-label={words.writing.alt(file.name)}
            placeholder={words.writing.altHint}
            onChange={(event) => setText(event.currentTarget.value)}
            onBlur={() => text !== (file.alt ?? '') && void does.describe(file.id, text)}
          />
        )}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={words.writing.removeFile(file.name)}
        onClick={() => void does.remove(file.id)}
      >
        <IconX size={16} stroke={1.8} />
      </ActionIcon>
    </li>
  )
}
