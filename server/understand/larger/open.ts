/** The larger model that an organisation chose, ready to be asked within what it may be asked in a day. */
import type { Context } from '../../context.ts'
import type { Seal } from '../../seal.ts'
import { type LargerModelRow, spend } from '../../store/larger-model.ts'
import { directoryModel } from './directory.ts'
import { endpointModel } from './endpoint.ts'
import { type Larger, LargerFault } from './larger.ts'

/** @param day today, in the organisation's zone @throws LargerFault when it cannot be opened */
export async function openLarger(
  ctx: Pick<Context, 'db' | 'reach' | 'seal' | 'classifier'>,
  row: LargerModelRow,
  day: string,
): Promise<Larger> {
  const { organisation_id: organisationId, kind, address, model, labels } = row
  switch (kind) {
    case 'directory':
      return directoryModel(model, await ctx.classifier(model), labels)
    case 'endpoint': {
      const most = { requests: row.most_requests, characters: row.most_characters }
      return endpointModel({
        ...{ address, model, reach: ctx.reach, key: openKey(ctx, row.key) },
        spend: (characters) => spend(ctx.db, organisationId, day, characters, most),
      })
    }
  }
}

/** A key that came with a backup may have been closed with another key file than that of this house. */
export function stateOfKey(seal: Seal, key: Uint8Array | null): 'none' | 'kept' | 'closed' {
  if (!key) return 'none'
  try {
    seal.open(key)
    return 'kept'
  } catch {
    return 'closed'
  }
}

function openKey({ seal }: Pick<Context, 'seal'>, key: Uint8Array | null): string | null {
  if (stateOfKey(seal, key) === 'closed')
    throw new LargerFault('key-closed', 'The key was closed with another key file: fill it in again')
  return key && seal.open(key)
}
