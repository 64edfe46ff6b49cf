/** On which telephone of the exchange I sit, so that I see at once who calls. Only where there is a telephone channel. */
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useChangeMe } from '../agent/use-change-me.ts'
import { useChannels } from '../channel/queries.ts'
import { Part } from '../kit/page.tsx'
import { useMe } from '../organisation/session.ts'
import { useWords } from '../words/language.tsx'
import css from './extension-part.module.css'

export function ExtensionPart() {
  const { phone, settings, act } = useWords()
  const { agent } = useMe()
  const { channels } = useChannels()
  const change = useChangeMe()
  const [extension, setExtension] = useState(agent.extension ?? '')
  const [busy, setBusy] = useState(false)
  if (!channels.some(({ kind }) => kind === 'phone')) return null
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    await change({ extension: extension.trim() || null }, settings.saved)
    setBusy(false)
  }
  return (
    <Part title={phone.extension}>
      <form className={css.form} onSubmit={(event) => void save(event)}>
        <TextInput
          label={phone.extension}
          description={phone.extensionHelp}
          maxLength={40}
          value={extension}
          onChange={(event) => setExtension(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={busy} disabled={extension.trim() === (agent.extension ?? '')}>
            {act.save}
          </Button>
        </div>
      </form>
    </Part>
  )
}
