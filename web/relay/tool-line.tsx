/** One tool: what it is for, where its mail goes, how it is doing, and what can be done with it. */
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer } from '../../contract/endpoint.ts'
import {
  changeRelayTool,
  type RelayTool,
  removeRelayTool,
  renewRelaySecret,
  testRelayTool,
} from '../../contract/relay.ts'
import { call, problemOf } from '../kit/call.ts'
import { Confirm } from '../kit/confirm.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { Ago } from '../kit/when.tsx'
import { useMay } from '../organisation/session.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { relayWords } from '../words/relay.ts'
import { relayKey } from './queries.ts'
import css from './relay.module.css'

export function ToolLine(props: { tool: RelayTool; onChange: () => void; onSecret: (secret: string) => void }) {
  const { tool } = props
  const { words: common, language } = useSpeech()
  const words = useWordsOf(relayWords)
  const mayChange = useMay('relay.change')
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'renew' | 'remove' | null>(null)
  const [testing, setTesting] = useState(false)
  const [found, setFound] = useState<Answer<typeof testRelayTool> | null>(null)
  const doing = async (work: () => Promise<unknown>) => {
    try {
      await work()
      await queries.invalidateQueries({ queryKey: relayKey })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, common))
    }
  }
  const test = async () => {
    setTesting(true)
    await doing(async () => setFound(await call(testRelayTool, { id: tool.id })))
    setTesting(false)
  }
  return (
    <li className={css.tool}>
      <div className={css.what}>
        <p className={css.name}>
          {tool.name} {tool.demo && <span className={css.mark}>{words.isDemo}</span>}
          {!tool.enabled && <span className={css.mark}>{words.isOff}</span>}
        </p>
        <p className={css.quiet}>
          {words.purposes[tool.purpose]} · {tool.server.host}:{tool.server.port} · {tool.username} ·{' '}
          {tool.lastUsedAt ? (
            <>
              {words.lastUsed} <Ago at={tool.lastUsedAt} />
            </>
          ) : (
            words.neverUsed
          )}
        </p>
        {tool.demo && <p className={css.quiet}>{words.demoStays}</p>}
        {tool.problem && (
          <p className={css.problem}>
            {words.problem} {tool.problem.says[language]}
          </p>
        )}
        {found && (
          <p className={found.works ? css.quiet : css.problem} role="status">
            {found.works ? words.works : found.says?.[language]}
          </p>
        )}
      </div>
      {mayChange && (
        <div className={css.acts}>
          <Button variant="subtle" size="compact-sm" onClick={props.onChange}>
            {words.change}
          </Button>
          <Button variant="subtle" size="compact-sm" loading={testing} onClick={() => void test()}>
            {words.test}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => void doing(() => call(changeRelayTool, { id: tool.id, enabled: !tool.enabled }))}
          >
            {tool.enabled ? words.off : words.on}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => setAsking('renew')}>
            {words.renew}
          </Button>
          {!tool.enabled && (
            <Button variant="subtle" color="red" size="compact-sm" onClick={() => setAsking('remove')}>
              {words.remove}
            </Button>
          )}
        </div>
      )}
      <Confirm
        open={asking === 'renew'}
        title={words.renewTitle}
        act={words.renew}
        onAct={() => doing(async () => props.onSecret((await call(renewRelaySecret, { id: tool.id })).secret))}
        onClose={() => setAsking(null)}
      >
        {words.renewBody}
      </Confirm>
      <Confirm
        open={asking === 'remove'}
        title={words.removeTitle(tool.name)}
        act={words.remove}
        danger
        onAct={() =>
          doing(async () => {
            await call(removeRelayTool, { id: tool.id })
            toast(words.saved)
          })
        }
        onClose={() => setAsking(null)}
      >
        {words.removeBody}
      </Confirm>
    </li>
  )
}
