import { SetPasswordForm } from '@/components/auth/set-password-form';
import { setPasswordAction } from './actions';

export const metadata = { title: 'Set your password' };

export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <>
      <h1 className="text-h1">Set your password</h1>
      <p className="mt-1 mb-6 text-fg-2">This link works once. It signs you out everywhere else.</p>
      <SetPasswordForm token={token} save={setPasswordAction} />
    </>
  );
}
