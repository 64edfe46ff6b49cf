/** The larger model that an organisation chose, ready to be asked within what it may be asked in a day. */
import type { Context } from '../../context.ts'
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

function openKey({ seal }: Pick<Context, 'seal'>, key: Uint8Array | null): string | null {
  try {
    return key && seal.open(key)
  } catch {
    throw new LargerFault('no-entry', 'The key was closed with another key file: fill it in again')
  }
}
