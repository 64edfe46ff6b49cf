/** Toegang: whether a second step is required, and signing in through the organisation. */
import { Switch } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeSignInRules } from '../../contract/sign-in.ts'
import { call, problemOf } from '../kit/call.ts'
import { Page, Part } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { toast, toastProblem } from '../kit/toast.ts'
import { useSpeech, useWords } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { signInRulesQuery } from './queries.ts'
import { SingleSignOnForm } from './single-sign-on-form.tsx'

export function AccessPage() {
  const { access } = useWords().running
  const asked = useQuery(signInRulesQuery)
  return (
    <Page title={access.title} lead={access.lead}>
      {asked.isPending ? (
        <Bones rows={4} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <>
          <RequiredPart required={asked.data.needsSecondFactor} />
          <Part title={access.sso} lead={access.ssoLead}>
            <SingleSignOnForm now={asked.data.singleSignOn} />
          </Part>
        </>
      )}
    </Page>
  )
}

function RequiredPart({ required }: { required: boolean }) {
  const { words, language } = useSpeech()
  const { access } = words.running
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const change = async (needsSecondFactor: boolean) => {
    setBusy(true)
    try {
      queries.setQueryData(signInRulesQuery.queryKey, await call(changeSignInRules, { needsSecondFactor }))
      toast(needsSecondFactor ? access.factorOn : access.factorOff)
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Part title={words.running.signIn.factor}>
      <Switch
        label={access.factor}
        description={access.factorHelp}
        checked={required}
        disabled={busy}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
    </Part>
  )
}
