import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Db, Trx } from '@/db'
import type { UserId } from '@/lib/ids'
import type { StepData } from './step-data'
import { STEPS, type Step, type StepStatus, type StepStatuses } from './steps'

export type StepRow = {
  step: Step
  status: StepStatus
  data: StepData
  version: number
  updated_at: Date
}

export type Workflow = {
  id: string
  steps: Partial<Record<Step, StepRow>>
  statuses: StepStatuses
  /** When anything was last saved. */
  saved_at: Date | undefined
}

/** The onboarding a user has under way; at most one. */
export async function findOpenWorkflowId(db: Db | Trx, userId: UserId): Promise<string | undefined> {
  const row = await db
    .selectFrom('onboarding_workflows')
    .select('id')
    .where('user_id', '=', userId)
    .where('status', '=', 'in_progress')
    .executeTakeFirst()
  return row?.id
}

/** The onboarding a user has under way, with all its steps. One query. */
export async function findOpenWorkflow(db: Db | Trx, userId: UserId): Promise<Workflow | undefined> {
  const rows = await db
    .selectFrom('onboarding_workflows')
    .leftJoin('onboarding_steps', 'onboarding_steps.workflow_id', 'onboarding_workflows.id')
    .select([
      'onboarding_workflows.id',
      'onboarding_steps.step',
      'onboarding_steps.status',
      'onboarding_steps.data',
      'onboarding_steps.version',
      'onboarding_steps.updated_at',
    ])
    .where('onboarding_workflows.user_id', '=', userId)
    .where('onboarding_workflows.status', '=', 'in_progress')
    .execute()
  const [first] = rows
  if (!first) return undefined
  return workflowOf(
    first.id,
    rows.filter((row) => row.step !== null).map((row) => row as unknown as StepRow),
  )
}

/** The steps of one onboarding, whoever's it is: for the mutations, which hold its lock. */
export async function getWorkflow(trx: Trx, workflowId: string): Promise<Workflow> {
  const rows = await trx
    .selectFrom('onboarding_steps')
    .select(['step', 'status', 'data', 'version', 'updated_at'])
    .where('workflow_id', '=', workflowId)
    .execute()
  return workflowOf(workflowId, rows as unknown as StepRow[])
}

function workflowOf(id: string, rows: StepRow[]): Workflow {
  const saved = rows.map((row) => row.updated_at.getTime())
  return {
    id,
    steps: Object.fromEntries(rows.map((row) => [row.step, row])),
    statuses: Object.fromEntries(rows.map((row) => [row.step, row.status])),
    saved_at: saved.length > 0 ? new Date(Math.max(...saved)) : undefined,
  }
}

/** Whether a user has an onboarding under way, and the companies they belong to. One query: where `/onboarding` leads. */
export async function findOnboardingEntry(db: Db, userId: UserId) {
  const [user, companies] = await Promise.all([
    db
      .selectFrom('users')
      .select((eb) =>
        jsonObjectFrom(
          eb
            .selectFrom('onboarding_workflows')
            .select('onboarding_workflows.id')
            .whereRef('onboarding_workflows.user_id', '=', 'users.id')
            .where('onboarding_workflows.status', '=', 'in_progress'),
        ).as('open'),
      )
      .where('users.id', '=', userId)
      .executeTakeFirst(),
    db
      .selectFrom('company_members')
      .innerJoin('companies', 'companies.id', 'company_members.company_id')
      .select(['companies.slug', 'companies.trade_name'])
      .where('company_members.user_id', '=', userId)
      .where('companies.disabled_at', 'is', null)
      .orderBy('companies.created_at', 'desc')
      .execute(),
  ])
  return { has_open: Boolean(user?.open), companies }
}

export type OnboardingEvent = {
  id: string
  kind: string
  step: string | null
  actor_name: string | null
  created_at: Date
}

/** What happened in an onboarding, oldest first. For staff and for its owner; the caller has checked which. */
export async function listOnboardingEvents(db: Db, workflowId: string): Promise<OnboardingEvent[]> {
  return db
    .selectFrom('onboarding_events')
    .leftJoin('users', 'users.id', 'onboarding_events.actor_user_id')
    .select([
      'onboarding_events.id',
      'onboarding_events.kind',
      'onboarding_events.step',
      'users.name as actor_name',
      'onboarding_events.created_at',
    ])
    .where('onboarding_events.workflow_id', '=', workflowId)
    .orderBy('onboarding_events.created_at')
    .orderBy('onboarding_events.id')
    .execute()
}

export type OnboardingCounts = {
  in_progress: number
  completed: number
  abandoned: number
  /** Those in progress, by the step they stand at. */
  by_step: Record<Step, number>
}

/** Onboardings by status and, while under way, by step: for the overview. */
export async function countOnboarding(db: Db): Promise<OnboardingCounts> {
  const rows = await db
    .selectFrom('onboarding_workflows')
    .select(({ fn }) => ['status', 'current_step', fn.countAll<bigint>().as('count')])
    .groupBy(['status', 'current_step'])
    .execute()
  const sum = (status: string, step?: Step) =>
    rows
      .filter((row) => row.status === status && (step === undefined || row.current_step === step))
      .reduce((total, row) => total + Number(row.count), 0)
  return {
    in_progress: sum('in_progress'),
    completed: sum('completed'),
    abandoned: sum('abandoned'),
    by_step: Object.fromEntries(STEPS.map((step) => [step, sum('in_progress', step)])) as Record<
      Step,
      number
    >,
  }
}
