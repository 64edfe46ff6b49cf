/** The directory tables of signing in, and the list of what was erased. */
import type { Generated } from 'kysely'

export type CameBy = 'password' | 'passkey' | 'single-sign-on'

export type SignInTables = {
  sign_in_user: {
    id: string
    organisation_id: string
    name: string
    email: string
    email_verified: Generated<boolean>
    image: string | null
    created_at: Date
    updated_at: Date
  }
  sign_in_session: {
    id: string
    user_id: string
    token: string
    expires_at: Date
    ip_address: string | null
    user_agent: string | null
    created_at: Date
    updated_at: Date
    came_by: Generated<CameBy>
    device: string | null
    seen_at: Date | null
  }
  sign_in_factor: {
    user_id: string
    secret: Uint8Array
    codes: Generated<string[]>
    last_step: Generated<number>
    created_at: Date
    confirmed_at: Date | null
  }
  sign_in_passkey: {
    id: string
    user_id: string
    credential_id: string
    public_key: Uint8Array
    counter: Generated<number>
    transports: Generated<string[]>
    name: string
    created_at: Date
    last_used_at: Date | null
  }
  single_sign_on: {
    organisation_id: string
    label: string
    issuer: string
    client_id: string
    secret: Uint8Array | null
    domains: Generated<string[]>
    open: Generated<boolean>
    changed_at: Date
  }
  sign_in_credential: {
    id: string
    user_id: string
    account_id: string
    provider_id: string
    password: string | null
    created_at: Date
    updated_at: Date
  }
  sign_in_verification: {
    id: string
    identifier: string
    value: string
    expires_at: Date
    created_at: Date
    updated_at: Date
  }
  erasure: { organisation_id: string; id: string; kind: 'message' | 'contact'; subject_id: string; at: Date }
}
