"use strict";var practice=(()=>{var h=(name2,attributes={},...content)=>{let made=document.createElement(name2);for(let[key,value2]of Object.
entries(attributes))if(key==="on")for(let[event,listener]of Object.entries(value2))made.addEventListener(event,listener);else
key==="value"||key==="checked"?made[key]=value2:value2!==false&&value2!==void 0&&made.setAttribute(key,value2===true?"":
String(value2));for(let part2 of content)part2&&made.append(part2);return made},[isPressed,isComposing]=[false,false],waiting=[],
RELEASES=["pointerup","pointercancel","mouseup","keydown","input"],atRest=what=>{isPressed||isComposing?waiting.push(what):
what()},watchPresses=()=>{for(let name2 of["pointerdown","mousedown"])addEventListener(name2,()=>isPressed=true,true);let rest=()=>{
if(isPressed=false,!isComposing)for(let what of waiting.splice(0))what()};addEventListener("compositionstart",()=>isComposing=
true,true),addEventListener("compositionend",()=>(isComposing=false,setTimeout(rest)),true);for(let name2 of RELEASES)addEventListener(
name2,()=>isPressed&&setTimeout(rest),true);addEventListener("click",rest)},focus=found=>{found instanceof HTMLElement&&
(found.tabIndex=-1,found.focus())},button=(text2,press,attributes={})=>h("button",{type:"button",...attributes,on:{click:press}},
text2),big=(text2,press)=>button(text2,press,{class:"practice-button"}),words=text2=>h("bdi",{dir:"auto"},text2),count=0,
newId=()=>`practice-${++count}`,download=(name2,content,type)=>{let url=URL.createObjectURL(new Blob([content],{type})),
link=h("a",{href:url,download:name2,hidden:true});document.body.append(link),link.click(),link.remove(),setTimeout(()=>URL.
revokeObjectURL(url),6e4)},upload=got=>{let input=h("input",{type:"file",accept:".json,application/json"});input.addEventListener(
"change",async()=>{let file=input.files?.[0];file&&got(file.size>4e6?" ".repeat(4e6):await file.text())}),input.click()};
var FORMAT="teach-forward-folder";var UNKNOWN="unknown";var randomId=length=>Array.from(crypto.getRandomValues(new Uint8Array(
length/2)),byte=>byte.toString(16).padStart(2,"0")).join(""),bare=()=>Object.create(null),copy=value2=>JSON.parse(JSON.stringify(
value2)),create=lang=>({format:FORMAT,version:1,id:randomId(16),lang,saved:"",invented:false,forms:{},words:{},items:{}}),
isThere=item=>!item.gone||Object.keys(item.fields).length>0,isEmpty=folder=>!Object.values(folder.items).flat().some(isThere),
items=(folder,kind,of)=>(folder.items[kind]??[]).filter(item=>isThere(item)&&(of===void 0||item.of===of)),find=(folder,kind,id)=>items(
folder,kind).find(item=>item.id===id),only=(folder,kind,of,row)=>items(folder,kind,of).find(item=>item.row===row),answer=(item,field2)=>{
let found=item?.fields[field2];return found&&(found.v||found.c||found.also)?found:void 0},value=(item,field2)=>{let found=answer(
item,field2);return found?.v??found?.c??""},isOpen=(item,field2)=>{let found=answer(item,field2);return!found||found.c===
UNKNOWN},all=folder=>Object.values(folder.items).flat().flatMap(item=>Object.values(item.fields)).flatMap(found=>[found,
...found.also??[]]),next=folder=>{let most=0;for(let{n}of all(folder))most=Math.max(most,n);for(let item of Object.values(
folder.items).flat())for(let n of Object.values(item.gone??{}))most=Math.max(most,n);return most+1},latest=(...clocks)=>{
let found=bare();for(let clock of clocks)for(let[by,n]of Object.entries(clock))found[by]=Math.max(found[by]??0,n);return found},
known=found=>latest({[found.by]:found.n},found.over??{},...(found.also??[]).map(each=>latest({[each.by]:each.n},each.over??
{}))),add=(folder,kind,facts={},single=facts.row)=>{let id=facts.of&&single?`${facts.of}-${single}`.slice(-48):randomId(
16);return(folder.items[kind]??=[]).push({id,...facts,fields:{}}),id},put=(folder,by,kind,id,field2,what)=>{let item=find(
folder,kind,id);if(!item)return;let before=item.fields[field2],over=before?known(before):{};delete over[by],item.fields[field2]=
{...what.c?{c:what.c}:{v:(what.v??"").slice(0,2e4)},n:next(folder),by,...Object.keys(over).length?{over}:{}}},remove=(folder,kind,id)=>{
for(let list2 of Object.values(folder.items))for(let item of list2)(item.of===id||item.id===id&&list2===folder.items[kind])&&
(item.gone=latest(item.gone??{},...Object.values(item.fields).map(known)),item.fields={})};var rename=(folder,forms)=>{for(let[
kind,form]of Object.entries(forms))for(let[now,before]of Object.entries(form.was??{}))for(let item of folder.items[kind]??
[])item.fields[before]&&!item.fields[now]&&(item.fields[now]=item.fields[before]),delete item.fields[before]},alone=({also=[],
...first})=>[first,...also],conflicts=folder=>Object.keys(folder.items).flatMap(kind=>items(folder,kind).flatMap(item=>Object.
entries(item.fields).filter(([,found])=>found.also).map(([field2,found])=>({kind,item,field:field2,answers:alone(found)})))),
folded=name2=>name2.normalize("NFKC").toLowerCase().replace(/[^\p{Letter}\p{Mark}\p{Number}]+|[\u064b-\u065f\u0670\u0640]+/gu,
""),twins=folder=>{let first=new Map;return items(folder,"systems").flatMap(item=>{let name2=folded(value(item,"system")),
one=first.get(name2);return name2&&!one&&first.set(name2,item),one?[[one,item]]:[]})};var DAY=/^\d{4}-\d\d-\d\d$/,isDay=text2=>DAY.
test(text2)&&!Number.isNaN(Date.parse(text2))&&new Date(text2).toISOString().startsWith(text2),readPage=()=>{let page=globalThis.
tfForms;if(page){for(let form of Object.values(page.forms))form.name??=form.title,form.tables.forEach(readRows),form.answers=
form.answers.flatMap((each,_,all2)=>each.each?ofRows(form,each,all2):[each]);return page}},onPage=({id,number})=>{let heading=document.
getElementById(id);return[...document.querySelectorAll("article table")].filter(each=>heading&&heading.compareDocumentPosition(
each)&Node.DOCUMENT_POSITION_FOLLOWING)[number-1]},readRows=table=>{let listed=table.rows??[],there=table.here?[...onPage(
table)?.tBodies[0].rows??[]].slice(-listed.length):void 0;table.columns??=[],table.examples??=[],table.rows=listed.map(([
id,...words2],at)=>({id,cells:there?[...there[at]?.cells??[]].map(cell=>(cell.textContent??"").trim()):words2}))},ofRows=(form,first,all2)=>{
let columns=all2.filter(each=>each.each&&each.table===first.table);return columns[0]!==first?[]:form.tables[first.table].
rows.flatMap(({id:row})=>columns.map(each=>({...each,row,id:columns.length>1?`${row}-${each.id}`:row})))},say=(page,key,values={})=>(page.
messages[key]??key).replace(/\{(\w+)\}/g,(whole,name2)=>String(values[name2]??whole)),asked=(page,kind,field2)=>page.forms[kind]?.
answers.find(each=>each.id===field2),isOurs=(page,kind,field2)=>!!page.ours[kind]?.includes(field2),pair=(page,name2,value2)=>/[?؟:…]$/u.
test(name2)?`${name2} ${value2}`:say(page,"pair",{name:name2,value:value2}),label=(page,kind,found)=>{let row=page.forms[kind].
tables[found.table]?.rows.find(each=>each.id===found.row);return row?found.id===row.id||!found.label?row.cells[0]:pair(page,
row.cells[0],found.label):found.label},rowWords=(page,kind,row)=>{let table=page.forms[kind].tables.find(each=>each.rows.
some(({id})=>id===row));return[table?.heading,...table?.rows.find(({id})=>id===row)?.cells.slice(0,2)??[]].filter(Boolean).
join(" · ")},shown=(page,kind,field2,answer2)=>answer2?.c?asked(page,kind,field2)?.choices?.find(([id])=>id===answer2.c)?.[1]??
(answer2.c==="unknown"?say(page,"unknown"):answer2.c):answer2?.v??"",formats={},date=(page,text2)=>{let lang=page.lang.includes(
"-")?page.lang:`${page.lang}-001`;return isDay(text2)?(formats.date??=new Intl.DateTimeFormat(lang,{dateStyle:"long",timeZone:"\
UTC"})).format(new Date(text2)):text2};var ago=(page,day)=>{let days=Math.round((Date.parse(day)-Date.parse(today()))/864e5);
return(formats.ago??=new Intl.RelativeTimeFormat(page.lang,{numeric:"auto"})).format(days,"day")},today=()=>{let now=new Date;
return[now.getFullYear(),now.getMonth()+1,now.getDate()].map(part2=>String(part2).padStart(2,"0")).join("-")};var ADDRESS=/\S@\S+\.\S/,
DATE=/\p{Number}{1,4}([-./])\p{Number}{1,2}\1\p{Number}{1,4}/gu,DIGITS=/\p{Number}(?:[\s./()-]?\p{Number}){7,}/u,doubt=text2=>ADDRESS.
test(text2)?"ask_address":DIGITS.test(text2.replace(DATE,""))?"ask_digits":"",text=(app,kind,isOwn2=true)=>isOwn2&&app.page.
forms[kind]?.text||{},own=(app,kind,found)=>h("bdi",text(app,kind),found),called=(app,kind,asked2)=>h("bdi",text(app,kind,
asked2.table!==-1),label(app.page,kind,asked2)),field=(app,kind,id,asked2,options={})=>{let item=find(app.folder,kind,id),
found=answer(item,asked2.id),name2=options.label??label(app.page,kind,asked2);if(found?.also)return conflict(app,kind,id,
asked2,name2);let write=what=>app.change((folder,by)=>put(folder,by,kind,id,asked2.id,what)),isOwn2=asked2.table!==-1,parts={
app,key:`${kind}.${id}.${asked2.id}`,write,check:options.check??doubt,text:text(app,kind,isOwn2),choices:text(app,kind,isOwn2||
asked2.named)};return asked2.choices?choiceField(parts,name2,asked2,found):textField(parts,name2,asked2,found,options.rows??
2)},box=({app,key,write,check},text2,attributes)=>{let error=h("p",{class:"practice-error",id:newId(),hidden:true}),area=h(
"textarea",{dir:"auto",maxlength:2e4,...attributes,value:text2}),described=attributes["aria-describedby"],look=()=>{let wrong=check(
area.value);error.hidden=!wrong,error.textContent=wrong&&app.say(wrong),area.setAttribute("aria-describedby",[described,
wrong&&error.id].filter(Boolean).join(" ")),area.toggleAttribute("data-doubt",!!wrong)};return area.addEventListener("in\
put",()=>app.later(key,()=>write({v:area.value.trim()}))),area.addEventListener("change",()=>(atRest(look),app.flush(key))),
look(),{area,error,empty:()=>{app.waiting.delete(key),area.value="",look()}}},textField=(own2,name2,asked2,found,rows)=>{
let[id,help]=[newId(),newId()],unknown=found?.c===UNKNOWN,{area,error,empty}=box(own2,found?.v??"",{id,rows,...asked2.help?
{"aria-describedby":help}:{}}),tick=h("input",{type:"checkbox",checked:unknown});return tick.addEventListener("change",()=>{
tick.checked&&empty(),own2.write(tick.checked?{c:UNKNOWN}:{v:""})}),area.addEventListener("input",()=>tick.checked=false),
h("div",{class:"practice-field"},h("label",{for:id,class:"practice-name",...own2.text},name2),asked2.help&&h("p",{class:"\
practice-help",id:help,...own2.text},asked2.help),area,error,h("label",{class:"practice-choice"},tick,h("span",{},own2.app.
say("unknown"))))},choiceField=(own2,name2,asked2,found)=>{let[group,help]=[newId(),newId()],{area,error,empty}=box(own2,
found?.v??"",{rows:1,"aria-label":pair(own2.app.page,name2,own2.app.say("own_words"))}),radios=(asked2.choices??[]).map(
([id,text2])=>{let radio=h("input",{type:"radio",name:group,value:id,checked:found?.c===id});return radio.addEventListener(
"change",()=>{empty(),own2.write({c:id})}),{radio,shown:h("label",{class:"practice-choice"},radio,h("span",own2.choices,
text2))}});return area.addEventListener("input",()=>{for(let{radio}of radios)radio.checked=false}),h("fieldset",{class:"\
practice-field",...asked2.help?{"aria-describedby":help}:{}},h("legend",{class:"practice-name",...own2.text},name2),asked2.
help&&h("p",{class:"practice-help",id:help,...own2.text},asked2.help),...radios.map(each=>each.shown),h("label",{class:"\
practice-own"},h("span",{"aria-hidden":"true"},own2.app.say("own_words")),area),error)},conflict=(app,kind,id,asked2,name2)=>{
let found=answer(find(app.folder,kind,id),asked2.id),all2=found?[found,...found.also??[]]:[],choose=async what=>{let places=()=>[
...app.body.querySelectorAll(".practice-field")],at=places().indexOf(made);await app.change((folder,by)=>put(folder,by,kind,
id,asked2.id,what)),app.render(),focus(places()[at]?.querySelector(".practice-name")??app.body.querySelector("h3"))},texts=all2.
map(each=>shown(app.page,kind,asked2.id,each)),both=texts.join(`
`),fits=both.length<=2e4,made=h("fieldset",{class:"practice-field practice-conflict"},h("legend",{class:"practice-name"},
name2),fits&&h("p",{class:"practice-help"},app.say("two_answers")),...all2.map((each,index)=>h("p",{},words(texts[index]),
" ",button(app.say("take_this"),()=>choose(each.c?{c:each.c}:{v:each.v}),{class:"practice-button"}))),fits&&button(app.say(
"keep_both"),()=>choose({v:both}),{class:"practice-button"}));return made},summary=(app,screen)=>{let list2=h("div",{class:"\
practice-summary"}),show=()=>{let areas=screen instanceof Element?[...screen.querySelectorAll("[data-doubt]")]:[];list2.
replaceChildren(...areas.length?[h("p",{},app.say("look_again")),h("ul",{},...areas.map(area=>{area.id||=newId();let name2=area.
closest(".practice-field")?.querySelector(".practice-name")?.textContent??"";return h("li",{},h("a",{href:`#${area.id}`},
name2))}))]:[])};return screen.addEventListener("change",()=>queueMicrotask(()=>atRest(show))),queueMicrotask(show),list2};
var fetched={},NotFetched=class extends Error{},fetching=(where,name2)=>fetched[where]??=new Promise((done,failed)=>{let script=h(
"script",{src:holder()?.getAttribute(`data-${where}`)});script.addEventListener("load",()=>done(globalThis[name2])),script.
addEventListener("error",()=>{delete fetched[where],script.remove(),failed(new NotFetched)}),document.head.append(script)}),
holder=()=>document.querySelector("[data-practice]"),writers=()=>fetching("writers","practiceWriters"),saveDocument=async(name2,content)=>{
let{docx}=await writers();download(`${name2}.docx`,await docx(content),"application/vnd.openxmlformats-officedocument.wo\
rdprocessingml.document")},more=()=>fetching("more","practiceMore"),name=(app,folder)=>{for(let[kind,form]of Object.entries(
app.page.forms))if(items(folder,kind).length){folder.forms[kind]=form.version;for(let each of form.answers)folder.words[`${kind}\
.${each.id}`]=label(app.page,kind,each)}},toSave=(app,folder)=>{let made=copy(folder);return[made.version,made.saved,made.
lang]=[1,today(),app.page.lang],name(app,made),made},json=folder=>`${JSON.stringify(folder,null,1)}
`,save=async app=>{await app.flush();let text2=json(toSave(app,app.folder));download(`folder-${today()}.json`,text2,"app\
lication/json"),await app.store.change(kept=>{[kept.changes,kept.filed]=[0,today()]}),app.announce(app.say("saved")+(new Blob(
[text2]).size>2e6?` ${app.say("refused_large")}`:"")),app.tell()};var[NAME,BEFORE]=["teach-forward-folder","teach-forwar\
d-before"],[BASE,STORE]=["teach-forward","folders"],[MINE,EARLIER]=["mine","before"],fresh=(folder,filed="")=>({folder,by:randomId(
8),changes:0,filed}),answered=request=>new Promise((done,failed)=>{request.onsuccess=()=>done(request.result),request.onerror=
()=>failed(request.error)}),base=make=>new Promise(done=>{try{let request=indexedDB.open(BASE,1);request.onupgradeneeded=
()=>{make?request.result.createObjectStore(STORE):request.transaction?.abort()},request.onsuccess=()=>done(request.result),
request.onerror=event=>{event.preventDefault(),done(null)},request.onblocked=()=>done(null)}catch{done(null)}}),onDevice=async(change,make=false)=>{
let db=await base(make);if(db)try{let step=db.transaction(STORE,"readwrite"),records=step.objectStore(STORE),[mine,before]=await Promise.
all([answered(records.get(MINE)),answered(records.get(EARLIER))]),written=change(mine,before);return written.mine&&records.
put(written.mine,MINE),written.before&&records.put(written.before,EARLIER),await new Promise((done,failed)=>{step.oncomplete=
done,step.onabort=step.onerror=()=>failed(step.error)}),await answered(db.transaction(STORE).objectStore(STORE).get(MINE))}finally{
db.close()}},inTab=name2=>{try{return JSON.parse(sessionStorage.getItem(name2)??"null")??void 0}catch{return}},intoTab=(name2,kept)=>{
try{let text2=JSON.stringify(kept);return sessionStorage.setItem(name2,text2),sessionStorage.getItem(name2)===text2}catch{
return false}},isOwn=({folder})=>!folder.invented&&!isEmpty(folder),earlier=(before,later)=>before&&isOwn(before)&&!isOwn(
later)?before:later,Store=class{constructor(lang){this.lang=lang,this.place="page",this.kept=fresh(create(lang)),this.before=
void 0,this.channel=void 0}async open(changed){await this.#find();let again=async()=>{let before=this.kept.folder;await this.#find(),
changed(before)};addEventListener("pageshow",({persisted})=>persisted&&again());try{this.channel=new BroadcastChannel(BASE),
this.channel.onmessage=()=>this.place!=="tab"&&!this.#isAlone&&again()}catch{}}get#isAlone(){return this.place==="page"&&
!!(this.kept.changes||this.kept.filed)}async#find(){let here=inTab(NAME),there=here?void 0:await onDevice(()=>({})).catch(
()=>{});here?[this.place,this.kept,this.before]=["tab",here,inTab(BEFORE)]:there?[this.place,this.kept]=["device",there]:
this.#isAlone||this.#forget()}#forget(){[this.place,this.kept,this.before]=["page",fresh(create(this.lang)),void 0]}async change(change,snapshot=false){
let changed=kept=>{let work=copy(kept);return change(work)??work};if(this.place==="device"){try{let now=await onDevice((mine,before)=>{
let from=mine??this.kept;return{mine:changed(from),...snapshot?{before:earlier(before,from)}:{}}},true);if(now)return this.
kept=now,this.channel?.postMessage(0),true}catch{}this.place="page"}snapshot&&(this.before=earlier(this.before,this.kept)),
this.kept=changed(this.kept);let held=intoTab(NAME,this.kept);return snapshot&&this.before&&intoTab(BEFORE,this.before),
this.place=held?"tab":"page",held}async keep(merging){let merge=await onDevice(()=>({})).catch(()=>{})&&await merging();
try{let both=mine=>mine&&merge?{...this.kept,folder:merge(this.kept.folder,mine.folder)}:mine??this.kept,now=await onDevice(
mine=>({mine:both(mine),before:mine??this.before}),true);return now?(this.removeTab(),[this.place,this.kept]=["device",now],
this.channel?.postMessage(0),navigator.storage?.persist?.().catch(()=>false),true):false}catch{return false}}async undo(){
let again=kept=>({...kept,by:randomId(8)}),was=this.kept;if(this.place==="device"){let now=await onDevice((mine,before)=>before?
{mine:again(before),before:mine}:{});now&&(this.kept=now),this.channel?.postMessage(0)}else if(this.before){let{before}=this;
this.before=void 0,await this.change(()=>again(before),true)}return this.kept.by!==was.by}removeTab(){for(let name2 of[NAME,
BEFORE])try{sessionStorage.removeItem(name2)}catch{}this.#forget()}async removeAll(){this.removeTab(),await new Promise(
done=>{try{let request=indexedDB.deleteDatabase(BASE);request.onsuccess=request.onerror=request.onblocked=done}catch{done(
void 0)}}),this.channel?.postMessage(0)}};var App=class{constructor(page,start2){this.page=page,this.store=new Store(page.
lang),this.screen=start2,this.start=start2,this.bar=h("div",{class:"practice-bar"}),this.body=h("div",{class:"practice-b\
ody"}),this.status=h("p",{class:"practice-status",role:"status"}),this.waiting=new Map,this.writing=Promise.resolve(),this.
changed=[],this.current={},this.cells={},this.leaving=false}get system(){let all2=items(this.folder,"systems"),{system}=this.
store.kept;return(all2.find(item=>item.id===system)??(all2.length===1&&system!=="none"?all2[0]:void 0))?.id}async choose(id){
await this.flush(),await this.store.change(kept=>{kept.system=id})}get folder(){return this.store.kept.folder}say(key,values){
return say(this.page,key,values)}async open(){await this.store.open(before=>{Object.keys(before.items).some(kind=>items(
before,kind).some(({id})=>!find(this.folder,kind,id)))?this.go(this.start):writers().then(({renew})=>renew(this),()=>this.
render())}),this.render()}async change(change,snapshot=false){let written=this.store.change(kept=>{rename(kept.folder,this.
page.forms),change(kept.folder,kept.by),name(this,kept.folder),kept.changes++},snapshot);this.writing=Promise.allSettled(
[this.writing,written]),await written,atRest(()=>this.tell())}tell(){for(let each of this.changed)each()}later(name2,write){
this.waiting.set(name2,write),setTimeout(()=>this.waiting.get(name2)===write&&this.flush(name2),400)}async flush(name2){
for(let[key,write]of[...this.waiting])(name2===void 0||key===name2)&&(this.waiting.delete(key),write());await this.writing}async go(screen){
await this.flush(),this.screen=screen,this.render(),focus(this.body.querySelector("h2, h3")),this.body.scrollIntoView()}render(){
rename(this.folder,this.page.forms),this.body.replaceChildren(this.screen(this)),this.tell()}announce(text2){this.status.
textContent=text2}};var[CHANGES,DAYS]=[20,3],wants=({store:{kept}})=>kept.changes>=CHANGES||kept.changes>0&&kept.filed!==
""&&Date.now()-Date.parse(kept.filed)>DAYS*864e5,bar=app=>{let where=h("p",{class:"practice-where"}),ask=h("div",{class:"\
practice-panel practice-ask",hidden:true}),panel=h("div",{class:"practice-panel",hidden:true}),before=null,show=(...content)=>{
panel.contains(document.activeElement)||(before=document.activeElement),panel.replaceChildren(...content.filter(each=>each!==
false)),panel.hidden=false,focus(panel.querySelector("p, button"))},hide=()=>{let had=panel.contains(document.activeElement);
panel.hidden=true,panel.replaceChildren(),had&&(before instanceof HTMLElement&&before.focus(),document.activeElement!==before&&
focus(where))},cancel=()=>big(app.say("cancel"),hide),panes={show,hide,cancel},more2=h("details",{class:"practice-more"},
h("summary",{class:"practice-button"},app.say("more")),h("div",{class:"practice-buttons"},big(app.say("export_xlsx"),async()=>(await writers()).
saveWorkbook(app)),big(app.say("export_csv"),async()=>(await writers()).saveValues(app)),big(app.say("print"),()=>print()),
big(app.say("share"),async()=>(await writers()).sharing(app,panes)),big(app.say("keep"),()=>keep(app)),big(app.say("undo"),
async()=>{await app.store.undo()&&(app.announce(app.say("undone")),await app.go(app.start))}),big(app.say("remove_all"),
()=>show(h("p",{},app.say("remove_sure")),big(app.say("save"),()=>save(app)),big(app.say("remove_all"),async()=>{hide(),
app.waiting.clear(),await app.store.removeAll(),app.announce(app.say("removed")),await app.go(app.start)}),cancel()))),h(
"p",{class:"practice-help"},app.say("leave_remains")));app.bar.append(where,h("div",{class:"practice-buttons"},big(app.say(
"save"),()=>save(app)),big(app.say("open"),()=>upload(async text2=>(await writers()).opened(app,text2,panes))),button(app.
say("leave"),()=>leave(app),{class:"practice-button practice-leave"})),more2,ask,panel);let answer2=async device=>{await app.
store.change(kept=>{kept.asked=true}),device?await keep(app):app.tell(),ask.hidden&&focus(where)};ask.append(h("p",{},app.
say("where_ask")),big(app.say("where_mine"),()=>answer2(true)),big(app.say("where_shared"),()=>answer2(false))),app.changed.
push(()=>{let{place,kept}=app.store;ask.hidden=!!kept.asked||place==="device"||!kept.changes,where.replaceChildren(h("st\
rong",{},app.say(app.folder.invented?"folder_invented":"folder"))," ",place!=="page"||kept.changes?`${app.say(`place_${place}`)}\
 `:"",kept.filed?app.say("last_file",{when:ago(app.page,kept.filed)}):app.say("no_file"),wants(app)?h("strong",{},` ${app.
say("file_wanted")}`):"")})},keep=async app=>{let kept=await app.store.keep(async()=>(await writers()).joining(app));app.
announce(app.say(kept?"kept":"not_kept")),app.tell()},leave=async app=>{document.body.hidden=true,app.leaving=true,app.store.
place==="device"?await app.flush():(app.waiting.clear(),app.store.removeTab()),location.replace(app.page.urls.home)};var rowLike=(like,texts)=>h(
"tr",{},...[...like.cells].map((cell,index)=>h("td",{dir:"auto","data-label":cell.dataset.label,class:"practice-text"},texts[index]??
""))),filled=(app,kind,table,rows)=>{let form=app.page.forms[kind],of=form.of?app.system??"":void 0,all2=items(app.folder,
kind,of).filter(item=>Object.keys(item.fields).some(name2=>answer(item,name2))),text2=(item,field2)=>date(app.page,shown(
app.page,kind,field2,item?.fields[field2]));if(!table.rows.length)return form.items==="sheet"?[]:all2.map(item=>rowLike(
rows[0],table.fields.map((field2,at)=>field2?text2(item,field2):at?"":rowWords(app.page,kind,item.row))));let sheet=form.
items==="sheet"?only(app.folder,kind,of):find(app.folder,kind,app.current[kind]??"")??(form.parts?void 0:all2.at(-1)),cells=id=>{
let item=form.items==="each"?only(app.folder,kind,of,id):sheet,alone2=form.items!=="each"&&form.answers.filter(each=>each.
row===id).length===1;return table.fields.map(field2=>field2&&text2(item,form.items==="each"?field2:alone2?id:`${id}-${field2}`))},
write=app.cells[table.id]??(table.fields.some(Boolean)&&(sheet||form.items==="each")?cells:void 0);if(!write)return[];let first=rows.
length-table.rows.length;return rows.map((row,index)=>{let made=row.cloneNode(true),{id}=table.rows[index-first]??{};return id&&
write(id).forEach((words2,at)=>{words2&&made.cells[at].replaceWith(h("td",{dir:"auto",class:"practice-text","data-label":row.
cells[at].dataset.label},words2))}),made})},print2=app=>{let before=[];addEventListener("beforeprint",()=>{for(let[kind,
form]of Object.entries(app.page.forms))for(let table of form.tables.filter(each=>each.here)){let body=onPage(table)?.tBodies[0],
made=body?filled(app,kind,table,[...body.rows]):[];!body||!made.length||(before.push([body,[...body.childNodes]]),body.replaceChildren(
...made))}}),addEventListener("afterprint",()=>{for(let[body,nodes]of before)body.replaceChildren(...nodes);before=[]})};
var FOLDER="folder",open=async(page,first)=>{let own2=page.forms[page.kind]?.tables??[],tables=own2.some(({here})=>here)?
own2:Object.values(page.forms).flatMap(form=>form.tables),place=tables.find(table2=>table2.here&&table2.fields.some(Boolean))??
tables.find(table2=>table2.here),app=new App(page,first),region=h("section",{class:"practice","aria-label":app.say("fold\
er"),dir:page.dir,lang:page.lang}),table=place&&onPage(place),before=table?.closest(".wide")??table;before?before.before(
region):(document.querySelector("#folder ~ p")??holder())?.after(region),region.append(app.bar,app.status,app.body);let all2=Object.
values(page.forms).flatMap(form=>form.parts?form.tables:[]);for(let each of all2.filter(({here,fields:fields2})=>here&&fields2.
some(Boolean))){let shown2=onPage(each);(shown2?.closest(".wide")??shown2)?.classList.add("practice-paper")}watchPresses(),
bar(app),print2(app),await app.open(),page.kind!==FOLDER&&focus(app.body.querySelector("h2, h3")),before&&region.scrollIntoView(),
guard(app)},isHere=({hash,href})=>!!hash&&href.split("#")[0]===location.href.split("#")[0],guard=app=>{addEventListener(
"pagehide",()=>app.flush()),document.addEventListener("visibilitychange",()=>document.hidden&&app.flush()),document.addEventListener(
"click",event=>{let link=event.target instanceof Element?event.target.closest("a"):null,stays=event.defaultPrevented||event.
ctrlKey||event.metaKey||event.shiftKey;app.leaving=!stays&&link?.origin===location.origin&&link.target!=="_blank"&&!link.
hasAttribute("download")&&!isHere(link)}),addEventListener("unhandledrejection",({reason})=>{reason instanceof NotFetched&&
app.announce(document.querySelector("script[data-failed]")?.getAttribute("data-failed")??"")}),addEventListener("beforeu\
nload",event=>{let{place,kept}=app.store,stays=place==="device"||place==="tab"&&app.leaving||document.body.hidden;kept.changes&&
!stays&&event.preventDefault()})},start=()=>{let page=readPage();page&&fetching("tool","practiceTool").then(({tool})=>open(
page,tool(page)),()=>holder()?.dispatchEvent(new Event("failed")))};var SYSTEMS="systems",next2=(text2,press)=>{let isBusy=false;
return button(text2,async()=>{if(!isBusy){isBusy=true;try{await press()}finally{isBusy=false}}},{class:"practice-button \
practice-next"})},buttons=(...content)=>h("div",{class:"practice-buttons"},...content),nameOf=(app,kind,id)=>{let item=find(
app.folder,kind,id),first=kind===SYSTEMS?"system":(asked(app.page,kind,"title")??app.page.forms[kind].answers[0]).id;return words(
value(item,first).split(`
`)[0].slice(0,80)||app.say("no_name"))},known2=(app,kind,id)=>{let{answers}=app.page.forms[kind],open2=answers.filter(each=>isOpen(
find(app.folder,kind,id),each.id)).length;return app.say("known_of",{known:answers.length-open2,total:answers.length})},
ofSystem=then=>app=>{let all2=items(app.folder,SYSTEMS);if(app.system){let select=h("select",{"aria-label":app.say("whic\
h_system")},...all2.map(item=>h("option",{value:item.id,selected:item.id===app.system,dir:"auto"},value(item,"system")||
app.say("no_name"))),h("option",{value:""},app.say("another_system")));return select.addEventListener("change",async()=>{
await app.choose(select.value||"none"),app.render(),(app.body.querySelector("select")??app.body.querySelector("input"))?.
focus()}),h("div",{},h("p",{class:"practice-system"},app.say("system")," ",select),then(app))}let name2=h("input",{type:"\
text",dir:"auto",maxlength:200,"data-only-here":true,"aria-label":app.say("name_system")}),start2=async()=>{if(!name2.value.
trim())return name2.focus();let id="";await app.change((folder,by)=>{id=add(folder,SYSTEMS),put(folder,by,SYSTEMS,id,"sy\
stem",{v:name2.value.trim()})}),await app.choose(id),await app.go(app.screen)};return h("div",{},h("h3",{},app.say("whic\
h_system")),all2.length>0&&buttons(...all2.map(item=>button(value(item,"system")||app.say("no_name"),async()=>(await app.
choose(item.id),app.go(app.screen)),{class:"practice-button",dir:"auto"}))),h("p",{},app.say("name_system")),name2,buttons(
next2(app.say("begin"),start2)))},list=(kind,open2)=>app=>{let form=app.page.forms[kind],all2=items(app.folder,kind,form.
of?app.system:void 0),begun=async()=>{let id="";await app.change(folder=>{id=add(folder,kind,form.of?{of:app.system}:{})}),
kind===SYSTEMS&&await app.choose(id),await app.go(open2(id))},examples=form.tables.filter(table=>table.here&&!table.rows.
length&&table.examples.length&&table.fields.some(Boolean));return h("div",{},h("h3",{},own(app,kind,form.tables[0].heading)),
all2.length?h("ul",{class:"practice-list"},...all2.map(item=>h("li",{},h("button",{type:"button",class:"practice-open",on:{
click:()=>app.go(open2(item.id))}},nameOf(app,kind,item.id)),h("span",{class:"practice-help"},known2(app,kind,item.id)),
big(app.say("remove"),()=>app.go(removing(kind,item.id,app.screen)))))):h("p",{},app.say("nothing_yet")),buttons(next2(app.
say(all2.length?"add":"begin"),begun),!form.of&&isEmpty(app.folder)&&examples.length>0&&big(app.say("try_example"),async()=>(await writers()).
tryExample(app,kind))))},removing=(kind,id,back,name2)=>app=>h("div",{},h("h3",{},app.say("remove")," ",name2===void 0?nameOf(
app,kind,id):words(name2)),h("p",{},app.say("remove_one")),buttons(big(app.say("remove"),async()=>{await app.change(folder=>remove(
folder,kind,id),true),app.announce(app.say("removed_one")),await app.go(back)}),next2(app.say("cancel"),()=>app.go(back)))),
fields=(app,kind,id,answers)=>{let{tables}=app.page.forms[kind],rows=[...new Set(answers.map(each=>each.row))],screen=h(
"div",{});return screen.append(...rows.flatMap(row=>{let some=answers.filter(each=>each.row===row),name2=row&&tables[some[0].
table].rows.find(each=>each.id===row)?.cells[0];return[...name2&&some.length>1?[h("h4",{},own(app,kind,name2))]:[],...some.
map(each=>field(app,kind,id,each,{label:name2&&some.length>1?each.label:label(app.page,kind,each)}))]})),screen.prepend(
summary(app,screen)),screen},part=(kind,id,number,done)=>app=>{let form=app.page.forms[kind];app.current[kind]=id;let sizes=form.
parts?.length?form.parts:[form.answers.length],first=sizes.slice(0,number).reduce((sum,size)=>sum+size,0),last=number===
sizes.length-1,end=last?form.answers.length:first+sizes[number],{row}=find(app.folder,kind,id)??{};return h("div",{},h("\
h3",{},row?own(app,kind,rowWords(app.page,kind,row)):nameOf(app,kind,id)),sizes.length>1&&h("p",{class:"practice-help"},
app.say("part_of",{number:number+1,total:sizes.length})),fields(app,kind,id,form.answers.slice(first,end)),buttons(next2(
app.say(last?"done":"next"),()=>app.go(last?done??app.start:part(kind,id,number+1,done))),big(app.say("back"),()=>app.go(
number?part(kind,id,number-1,done):app.start))))};return{UNKNOWN,add,ago,answer,asked,atRest,big,button,buttons,called,conflicts,
date,download,field,fields,find,focus,fresh,h,isDay,isEmpty,isOpen,isOurs,items,json,label,list,more,nameOf,newId,next:next2,
ofSystem,onPage,only,own,pair,part,put,removing,rowWords,saveDocument,shown,start,summary,toSave,today,twins,value,words,
writers}})();practice.start();
