import { PasswordPanel } from "./password-panel";
import { SecondFactorPanel } from "./second-factor-panel";
import { SessionsPanel } from "./sessions-panel";

/** How somebody signs in, customers and staff alike: password, authenticator, and where they are signed in. */
export function SecurityPanels({ here }: { readonly here: string }) {
  return (
    <>
      <div className="grid items-start gap-3.5 xl:grid-cols-2">
        <PasswordPanel />
        <SecondFactorPanel here={here} />
      </div>
      <SessionsPanel />
    </>
  );
}
