import { Closing } from './_landing/closing'
import { Faq } from './_landing/faq'
import { Hero } from './_landing/hero'
import { Licenses } from './_landing/licenses'
import { Prices } from './_landing/prices'
import { Steps } from './_landing/steps'
import { Trades } from './_landing/trades'
import { Trust } from './_landing/trust'
import { VerifyBox } from './_landing/verify-box'

export default function LandingPage() {
  return (
    <>
      <Hero />
      <Trades />
      <Steps />
      <VerifyBox />
      <Licenses />
      <Prices />
      <Trust />
      <Faq />
      <Closing />
    </>
  )
}
