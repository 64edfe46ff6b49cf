/** Aanmelden: how I come in, and where I am in. */
import { useQuery } from '@tanstack/react-query'
import { Page } from '../kit/page.tsx'
import { Bones, Failed } from '../kit/states.tsx'
import { useWords } from '../words/language.tsx'
import { FactorPart } from './factor-part.tsx'
import { PasskeysPart } from './passkeys-part.tsx'
import { mySignInQuery } from './queries.ts'
import { SessionsPart } from './sessions-part.tsx'

export function SignInSettingsPage() {
  const { signIn } = useWords().running
  const asked = useQuery(mySignInQuery)
  return (
    <Page title={signIn.title} lead={signIn.lead}>
      {asked.isPending ? (
        <Bones rows={4} />
      ) : asked.isError ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <>
          <FactorPart mine={asked.data} />
          <PasskeysPart mine={asked.data} />
          <SessionsPart mine={asked.data} />
        </>
      )}
    </Page>
  )
}
