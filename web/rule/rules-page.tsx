/** Regels: what happens by itself, read back in words, in the order in which it happens. */
import { ActionIcon, Switch } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconSettingsAutomation } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { changeRule, orderRules, type Rule } from '../../contract/rule.ts'
import { call, problemOf } from '../kit/call.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { Bones, Empty, Failed } from '../kit/states.tsx'
import { Tip } from '../kit/tip.tsx'
import { toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useMay } from '../organisation/session.ts'
import { useSpeech, useWords, useWordsOf } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { sayReason } from '../words/reasons.ts'
import { ruleWords } from '../words/rule.ts'
import { PressStarter } from './press-starter.tsx'
import { useNames, useRules } from './queries.ts'
import css from './rules-page.module.css'
import { sayRule } from './sentence.ts'

export function RulesPage() {
  const { title } = useWords().rule
  const words = useWordsOf(ruleWords)
  const { rules, asked } = useRules()
  const mayChange = useMay('rule.change')
  const add = mayChange && (
    <LinkButton
      to="/instellingen/regels/$rule"
      params={{ rule: 'nieuw' }}
      leftSection={<IconPlus size={18} stroke={1.6} />}
    >
      {words.add}
    </LinkButton>
  )
  return (
    <Page title={title} lead={words.lead} actions={rules.length > 0 && add}>
      {asked.isPending ? (
        <Bones rows={4} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : rules.length === 0 ? (
        <Empty
          icon={<IconSettingsAutomation stroke={1.5} />}
          title={words.emptyTitle}
          action={
            <>
              {add}
              {mayChange && <PressStarter />}
            </>
          }
        >
          {words.emptyBody}
        </Empty>
      ) : (
        <ol className={css.rules}>
          {rules.map((rule, i) => (
            <RuleLine key={rule.id} rule={rule} order={rules.map(({ id }) => id)} place={i} mayChange={mayChange} />
          ))}
        </ol>
      )}
    </Page>
  )
}

function RuleLine(props: { rule: Rule; order: string[]; place: number; mayChange: boolean }) {
  const { rule, order, place, mayChange } = props
  const { words, language } = useSpeech()
  const said = useWordsOf(ruleWords)
  const names = useNames()
  const attempt = async (work: () => Promise<readonly Rule[]>) => {
    try {
      live.learn({ things: { rule: await work() } })
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    }
  }
  const move = (by: -1 | 1) => {
    const ids = order.filter((id) => id !== rule.id)
    ids.splice(place + by, 0, rule.id)
    return attempt(async () => (await call(orderRules, { ids })).rules)
  }
  return (
    <li className={css.rule} data-off={!rule.enabled}>
      <span className={css.place}>{place + 1}</span>
      <div className={css.what}>
        <p className={css.name}>
          <Link to="/instellingen/regels/$rule" params={{ rule: rule.id }}>
            {rule.name}
          </Link>
        </p>
        <p className={css.sentence}>{sayRule(rule, names, said)}</p>
        {rule.last && <p className={css.facts}>{said.lastSays}</p>}
        {!rule.enabled && !rule.stopped && <p className={css.facts}>{said.off}</p>}
        {rule.stopped && (
          <p className={css.stopped} role="status">
            {said.stopped} {sayReason(rule.stopped, language)}
          </p>
        )}
      </div>
      {mayChange && (
        <div className={css.acts}>
          <Tip label={said.up(rule.name)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={said.up(rule.name)}
              disabled={place === 0}
              onClick={() => void move(-1)}
            >
              <IconArrowUp size={18} stroke={1.6} />
            </ActionIcon>
          </Tip>
          <Tip label={said.down(rule.name)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={said.down(rule.name)}
              disabled={place === order.length - 1}
              onClick={() => void move(1)}
            >
              <IconArrowDown size={18} stroke={1.6} />
            </ActionIcon>
          </Tip>
          <Switch
            aria-label={said.on(rule.name)}
            checked={rule.enabled}
            onChange={(event) => {
              const enabled = event.currentTarget.checked
              void attempt(async () => [await call(changeRule, { id: rule.id, enabled })])
            }}
          />
        </div>
      )}
    </li>
  )
}
