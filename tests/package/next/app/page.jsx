import Release from "./release.jsx";

export default function Page() {
  return <Release />;
}
