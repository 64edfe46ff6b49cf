/** Mailtools: the tools whose mail goes through this house, and what became of it, campaign by campaign. */
import { Button } from '@mantine/core'
import { IconMailForward, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { RelayTool } from '../../contract/relay.ts'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { useMay } from '../organisation/session.ts'
import { useWordsOf } from '../words/language.tsx'
import { relayWords } from '../words/relay.ts'
import { Campaigns } from './campaigns.tsx'
import { useRelay } from './queries.ts'
import css from './relay.module.css'
import { type Secret, SecretShown } from './secret-shown.tsx'
import { ToolForm } from './tool-form.tsx'
import { ToolLine } from './tool-line.tsx'

export function RelayPage() {
  const words = useWordsOf(relayWords)
  const mayChange = useMay('relay.change')
  const asked = useRelay()
  const [form, setForm] = useState<{ tool: RelayTool | null } | null>(null)
  const [secret, setSecret] = useState<Secret | null>(null)
  const add = mayChange && (
    <Button leftSection={<IconPlus size={18} stroke={1.6} />} onClick={() => setForm({ tool: null })}>
      {words.add}
    </Button>
  )
  const tools = asked.data?.tools ?? []
  const door = asked.data?.door
  return (
    <Page title={words.title} lead={words.lead} actions={tools.length > 0 && add} wide>
      {asked.isPending ? (
        <Bones rows={5} shape="line" />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : tools.length === 0 ? (
        <Empty icon={<IconMailForward stroke={1.5} />} title={words.emptyTitle} action={add}>
          {words.emptyBody}
        </Empty>
      ) : (
        <>
          <Campaigns />
          <Part title={words.tools} lead={words.toolsLead}>
            {door && tools.some(({ demo }) => !demo) && (
              <div className={css.door}>
                <p className={css.address}>{words.door(door.host, door.port)}</p>
                <p className={door.listening ? css.quiet : css.problem}>
                  {door.listening ? words.listens : words.deaf}
                </p>
                {door.fingerprint && <p className={css.print}>{words.fingerprint(door.fingerprint)}</p>}
              </div>
            )}
            <ul className={css.tools}>
              {tools.map((tool) => (
                <ToolLine
                  key={tool.id}
                  tool={tool}
                  onChange={() => setForm({ tool })}
                  onSecret={(made) => setSecret({ tool, secret: made })}
                />
              ))}
            </ul>
          </Part>
        </>
      )}
      <ToolForm
        open={form !== null}
        tool={form?.tool ?? null}
        onClose={() => setForm(null)}
        onMade={(tool, made) => {
          setForm(null)
          if (made) setSecret({ tool, secret: made })
        }}
      />
      <SecretShown shown={secret} door={door} onClose={() => setSecret(null)} />
    </Page>
  )
}
