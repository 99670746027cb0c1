import { redirect } from 'next/navigation';

/** The bare address: the dashboard is the front page of those who are signed in. */
export default function FrontPage() {
  redirect('/dashboard');
}
