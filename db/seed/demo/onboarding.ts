import type { Db } from '@/db'
import { encrypt } from '@/lib/crypto'
import { newId } from '@/lib/ids'
import { STEPS, type Step } from '@/lib/onboarding/steps'
import { PRIVACY_VERSION } from '@/lib/privacy'
import { daysAgo, minutesAfter } from './clock'
import type { DemoCompany } from './companies'
import type { People, Person } from './people'
import type { Random } from './random'

type Answers = Partial<Record<Step, Record<string, unknown>>>

/** How far people came: Budi stopped half-way, a few others at other steps, and every company once went through all of it. */
export async function createOnboarding(
  db: Db,
  people: People,
  companies: DemoCompany[],
  now: Date,
  random: Random,
): Promise<void> {
  const budi = await people.create('budi@demo.test', 'Budi Hartono', null, daysAgo(now, 4, random))
  await createWorkflow(db, budi, budisAnswers(), 'activity', minutesAfter(daysAgo(now, 4, random), 3), random)
  const others: [email: string, name: string, step: Step][] = [
    ['yanti.snack@usaha.test', 'Yanti Susanti', 'person'],
    ['rudi.cafe@usaha.test', 'Rudi Hermanto', 'business'],
    ['mira.butik@usaha.test', 'Mira Lestari', 'place'],
    ['anton.las@usaha.test', 'Anton Wijaya', 'size'],
    ['nur.kue@usaha.test', 'Nur Aini', 'documents'],
    ['joko.tani@usaha.test', 'Joko Susilo', 'review'],
  ]
  for (const [email, name, step] of others) {
    const person = await people.create(email, name, null, daysAgo(now, random.between(1, 25), random))
    await createWorkflow(db, person, budisAnswers(), step, daysAgo(now, random.between(0, 1), random), random)
  }
  for (const company of companies) {
    const completed_at = company.created_at
    await db
      .insertInto('onboarding_workflows')
      .values({
        id: newId(completed_at.getTime()),
        user_id: company.owner.id,
        status: 'completed',
        current_step: 'review',
        company_id: company.id,
        completed_at,
        created_at: minutesAfter(completed_at, -random.between(7, 240)),
      })
      .execute()
  }
}

function budisAnswers(): Answers {
  return {
    person: {
      name: 'Budi Hartono',
      phone: '+6281234567890',
      privacy_version: PRIVACY_VERSION,
      privacy_accepted_at: new Date().toISOString(),
    },
    business: {
      entity_kind: 'individual',
      trade_name: 'Martabak Budi',
      legal_name: 'Budi Hartono',
      npwp: '',
      nib: '',
      nik_encrypted: encrypt('3275011507850003'),
      nik_masked: '3275••••••••0003',
    },
    place: {
      village_code: '32.75.01.1001',
      address: 'Jalan Juanda No. 12',
      postal_code: '17113',
      premises_tenure: 'rented',
    },
    activity: {
      business_description: 'Martabak manis dan telur, buka sore sampai malam',
      main: { version: '2025', code: '56102' },
      further: [],
    },
    size: { people_count: '2', capital_amount: '15000000', yearly_sales_amount: '120000000' },
    documents: { later: ['ktp', 'npwp', 'premises_photo'] },
  }
}

/** A workflow whose steps before `stoppedAt` are done. */
async function createWorkflow(
  db: Db,
  person: Person,
  answers: Answers,
  stoppedAt: Step,
  at: Date,
  random: Random,
): Promise<void> {
  const id = newId(at.getTime())
  await db
    .insertInto('onboarding_workflows')
    .values({ id, user_id: person.id, status: 'in_progress', current_step: stoppedAt, created_at: at })
    .execute()
  const done = STEPS.slice(0, STEPS.indexOf(stoppedAt))
  for (const [position, step] of STEPS.entries()) {
    const completed_at = done.includes(step) ? minutesAfter(at, 2 + position * random.between(1, 3)) : null
    await db
      .insertInto('onboarding_steps')
      .values({
        id: newId(at.getTime() + position),
        workflow_id: id,
        step,
        status: completed_at ? 'completed' : 'pending',
        data: completed_at
          ? JSON.stringify({ ...answers[step], ...(step === 'person' && { name: person.name }) })
          : '{}',
        completed_at,
        created_at: at,
      })
      .execute()
  }
  await db
    .insertInto('onboarding_events')
    .values(
      done
        .map((step, position) => ({
          id: newId(at.getTime() + position),
          workflow_id: id,
          kind: 'completed',
          step,
          actor_user_id: person.id,
          created_at: minutesAfter(at, 2 + position * 2),
        }))
        .concat([
          {
            id: newId(at.getTime()),
            workflow_id: id,
            kind: 'started',
            step: 'person' as Step,
            actor_user_id: person.id,
            created_at: at,
          },
        ]),
    )
    .execute()
}
