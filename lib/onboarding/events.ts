import type { Trx } from '@/db'
import { type Actor, recordAudit } from '@/lib/audit/mutations'
import { newId } from '@/lib/ids'
import type { Step } from './steps'

export const ONBOARDING_EVENTS = [
  'started',
  'step_saved',
  'step_completed',
  'step_auto_completed',
  'finished',
] as const
export type OnboardingEventKind = (typeof ONBOARDING_EVENTS)[number]

/** Appends to the history of an onboarding and to the audit log. `data` holds no answers, only what happened. */
export async function recordOnboardingEvent(
  trx: Trx,
  actor: Actor,
  workflowId: string,
  kind: OnboardingEventKind,
  step: Step | null,
  data: Record<string, string | number>,
): Promise<void> {
  await trx
    .insertInto('onboarding_events')
    .values({
      id: newId(),
      workflow_id: workflowId,
      kind,
      step,
      actor_user_id: actor.user_id,
      data: JSON.stringify(data),
    })
    .execute()
  await recordAudit(trx, actor, {
    action: `onboarding.${kind}`,
    entity_type: 'onboarding',
    entity_id: workflowId,
    after: { ...(step && { step }), ...data },
  })
}
