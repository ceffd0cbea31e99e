import { Bulk } from "../support/bulk.ts";
import { test } from "../support/test.ts";
const FILE = ["sipariş no;stok kodu;miktar;ERP kodu",
 "2811223344556677;00012345;2;0070146","2811223344556677;BAG-2201;3;0070147","2811223344556677;TEA-501;6;0070148",
 "1798305056347597;FRM-3;1;A1","1798305056347597;CHR-OAK;4;A2","1798305056347597;FRM-3;1;A3","1634093827182779;LIN-KING;2;B1","99;X;1;Z","6971989161144734;FRM-2;;Q",""].join("\r\n");
for (const [name, w, scheme, lang] of [["en1280","1280","light","en"],["tr360","360","dark","tr"],["tr1280","1280","dark","tr"]] as const)
test("x"+name, async ({ app, page, guard }) => {
  guard.allowStatus(404);
  const bulk = new Bulk(page);
  await page.setViewportSize({width: 1280, height: 900});
  await page.emulateMedia({colorScheme: scheme});
  await app.signIn();
  await bulk.choose({ body: FILE });
  await page.screenshot({path:`/tmp/shots/lu-${name}-cols.png`, fullPage:true});
  await bulk.check();
  await app.choose("Language", lang);
  await page.setViewportSize({width: Number(w), height: w==="360"?740:900});
  await page.screenshot({path:`/tmp/shots/lu-${name}-check.png`, fullPage:true});
  await page.locator("#open-3").click();
  await page.locator("#row").waitFor();
  await page.screenshot({path:`/tmp/shots/lu-${name}-panel.png`});
  await page.keyboard.press("Escape");
  await page.locator("#open-6").click();
  await page.locator("#row").waitFor();
  await page.screenshot({path:`/tmp/shots/lu-${name}-order.png`});
});
