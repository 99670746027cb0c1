import '@/app/globals.css';
