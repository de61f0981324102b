"use strict";var practiceTool=(()=>{var{big,h,words,field,summary,saveDocument,writers,add,find,isEmpty,isOpen,put,value,start,label,
today,buttons,fields,list,nameOf,next,ofSystem}=globalThis.practice;var JOINED=/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u,
BETWEEN=/[,;،؛、/]/,BEFORE="(?<![\\p{L}\\p{M}])(?:[وفبلك]?(?:ال|ل)?)?",SIGNS=/[\u064b-\u0652\u0670]/g,SIGNED="\
[\\u064b-\\u0652\\u0670]*",signed=letter=>/\p{sc=Arab}/u.test(letter)?letter+SIGNED:letter,plain=text2=>[...text2.replace(
/[\\^$.*+?()[\]{}|]/g,"\\$&")].map(signed).join(""),withEndings=word=>word.length<4?plain(word):word.length<5?`${plain(word)}\
\\p{L}?${SIGNED}`:`${plain(word.slice(0,-1))}(?:\\p{L}${SIGNED}){0,3}`,finder=cell=>{let found=cell.normalize("NFC").replace(
SIGNS,"").split(BETWEEN).map(each=>each.trim()).filter(Boolean).map(each=>JOINED.test(each)?plain(each):`${BEFORE}${each.
split(/\s+/).map(withEndings).join("\\s+")}(?![\\p{L}\\p{M}])`);return found.length?new RegExp(found.join("|"),"giu"):void 0},
loose=cells=>{let finders=cells.map(finder);return text2=>{let draft=text2.normalize("NFC"),hits=finders.flatMap((each,row)=>[
...each?draft.matchAll(each):[]].map(hit=>({start:hit.index,text:hit[0],row})));hits.sort((one,other)=>one.start-other.start||
other.text.length-one.text.length);let pieces=[],at=0;for(let{start:start2,text:words2,row}of hits)start2<at||!words2||(start2>
at&&pieces.push({text:draft.slice(at,start2)}),pieces.push({text:words2,row}),at=start2+words2.length);return at<draft.length?
[...pieces,{text:draft.slice(at)}]:pieces}};var KIND="clauses",[PARTS,WORDS,RUNGS,ENTRY,LOOSE]=[0,1,2,3,-1],table=(app,index)=>app.
page.forms[KIND].tables[index],asked2=(app,index)=>app.page.forms[KIND].answers.filter(each=>each.table===index),text=(app,id,name)=>{
let item=find(app.folder,KIND,id);return isOpen(item,name)?"":value(item,name)},finder2=app=>loose(table(app,WORDS).rows.
map(row=>row.cells[0])),ringed=(app,draft)=>finder2(app)(draft).map(piece=>piece.row===void 0?piece.text:h("mark",{class:"\
practice-loose"},piece.text)),advice=(app,texts)=>{let{columns,rows}=table(app,WORDS),pieces=texts.flatMap(finder2(app));
return rows.flatMap(({cells},row)=>{let here=new Set(pieces.filter(piece=>piece.row===row).map(piece=>piece.text.toLowerCase()));
return here.size?[{here:[...here].join(app.page.comma),cells}]:[]}).map(({here,cells})=>h("li",{dir:"auto"},h("mark",{class:"\
practice-loose"},here),` ${cells[1]}`,h("br"),h("strong",{},columns[2]),` ${cells[2]}`))},steps=app=>[asked2(app,LOOSE),
...asked2(app,PARTS).map(each=>[each]),asked2(app,RUNGS),asked2(app,ENTRY)],step=(id,number)=>app=>{let all=steps(app),ways=[
next(app.say("next"),()=>app.go(number+1<all.length?step(id,number+1):whole(id))),big(app.say("back"),()=>app.go(number?
step(id,number-1):app.start)),number+1<all.length&&big(app.say("clauses_whole"),()=>app.go(whole(id)))],head=[h("p",{class:"\
practice-help"},nameOf(app,KIND,id)," · ",app.say("part_of",{number:number+1,total:all.length}))];if(all[number][0].table===
PARTS)return part2(app,id,all[number][0],head,ways);if(all[number][0].table===RUNGS)return ladder(app,id,head,ways);let heading=all[number][0].
table===ENTRY?table(app,ENTRY).heading:app.say("clauses_title");return h("div",{},h("h3",{},words(heading)),...head,fields(
app,KIND,id,all[number]),buttons(...ways))},part2=(app,id,part3,head,ways)=>{let{columns,rows}=table(app,PARTS),[name,weak,
strong]=rows.find(row=>row.id===part3.row)?.cells??[],own2=field(app,KIND,id,part3,{label:part3.label,rows:4}),area=own2.
querySelector("textarea"),found=h("div",{"aria-live":"polite"}),look=()=>{let made=h("ul",{},...advice(app,[area?.value??
""]));made.textContent!==found.textContent&&found.replaceChildren(...made.hasChildNodes()?[made]:[])};own2.addEventListener(
"input",look),look();let screen=h("div",{},h("h3",{},words(name)),...head,h("p",{dir:"auto"},h("strong",{},columns[1]),h(
"br"),...ringed(app,weak)),h("p",{dir:"auto"},h("strong",{},columns[2]),h("br"),strong),own2,found,buttons(...ways));return screen.
querySelector("h3")?.after(summary(app,screen)),screen},ladder=(app,id,head,ways)=>{let{heading,rows}=table(app,RUNGS),all=[
...asked2(app,RUNGS)].reverse(),screen=h("div",{},h("h3",{},words(heading)),...head,h("p",{},app.say("clauses_climb")));
for(let each of all){let[rung,have,,test]=rows.find(row=>row.id===each.row)?.cells??[];screen.append(h("h4",{},words(rung)),
h("p",{class:"practice-help",dir:"auto"},have),field(app,KIND,id,each,{label:test}))}return screen.append(buttons(...ways)),
screen.querySelector("h3")?.after(summary(app,screen)),screen},checklist=()=>[...document.querySelectorAll("#checklist ~\
 ul")].slice(0,1).flatMap(list2=>[...list2.children].map(each=>each.textContent?.trim()??"")),whole=id=>app=>{app.current[KIND]=
id;let parts=asked2(app,PARTS),written=parts.filter(each=>text(app,id,each.id)),missing=parts.filter(each=>!written.includes(
each)),found=advice(app,written.map(each=>text(app,id,each.id))),first2=written.find(each=>advice(app,[text(app,id,each.
id)]).length),reached=asked2(app,RUNGS).filter(each=>text(app,id,each.id)),name=each=>table(app,each.table).rows.find(row=>row.
id===each.row)?.cells[0]??"",section=(heading,content)=>h("section",{},h("h4",{},words(heading)),content),toPart=each=>()=>app.
go(step(id,parts.indexOf(each)+1)),docx=()=>save(app,id,written.map(each=>[name(each),text(app,id,each.id)])),checks=checklist(),
entered=asked2(app,ENTRY).filter(each=>text(app,id,each.id));return h("div",{class:"practice-dossier"},h("h3",{},nameOf(
app,KIND,id)),h("dl",{},...written.flatMap(each=>[h("dt",{},words(name(each))),h("dd",{dir:"auto"},...ringed(app,text(app,
id,each.id)))])),found.length>0&&section(table(app,WORDS).heading,h("ul",{},...found)),missing.length>0&&section(app.say(
"clauses_missing"),h("p",{dir:"auto"},missing.map(name).join(" · "))),section(table(app,RUNGS).heading,h("dl",{},...asked2(
app,RUNGS).flatMap(each=>[h("dt",{},words(name(each))),h("dd",{dir:"auto"},reached.includes(each)?text(app,id,each.id):`\
? ${table(app,RUNGS).rows.find(row=>row.id===each.row)?.cells[3]??""}`)]))),entered.length>0&&section(table(app,ENTRY).heading,
h("dl",{},...entered.flatMap(each=>[h("dt",{},words(label(app.page,KIND,each))),h("dd",{dir:"auto"},text(app,id,each.id))]))),
checks.length>0&&section(document.getElementById("checklist")?.firstChild?.textContent??"",h("ul",{},...checks.map(each=>h(
"li",{dir:"auto"},each)))),buttons(first2?next(app.say("clauses_mend"),toPart(first2)):missing.length?next(app.say("clau\
ses_fill"),toPart(missing[0])):next(app.say("letter_docx"),docx),(first2||missing.length>0)&&written.length>0&&big(app.say(
"letter_docx"),docx),big(app.say("print"),()=>print()),big(app.say("back"),()=>app.go(step(id,0)))))},save=async(app,id,parts)=>{
let title=text(app,id,"title")||app.say("no_name");await saveDocument(`clause-${today()}`,{title,lang:app.page.lang,rtl:app.
page.dir==="rtl",blocks:[{kind:"heading",level:1,text:[{text:title}]},...parts.flatMap(([name,draft])=>[{kind:"heading",
level:2,text:[{text:name}]},...draft.split(`
`).map(line=>({kind:"paragraph",text:[{text:line}]}))])]})},tryExample=async app=>{await(await writers()).begin(app);let id="",
system="";await app.change((folder,by)=>{system=add(folder,"systems"),put(folder,by,"systems",system,"system",{v:app.say(
"clauses_example")}),id=add(folder,KIND,{of:system}),put(folder,by,KIND,id,"title",{v:table(app,PARTS).columns[1]});for(let{
id:row,cells}of table(app,PARTS).rows)put(folder,by,KIND,id,row,{v:cells[1].replace(/^["“«\s]+|["”»\s]+$/g,"")})}),
await app.choose(system),await app.go(whole(id))},opened=(app,id)=>step(id,table(app,RUNGS).here?steps(app).length-2:0),
first=app=>{let screen=ofSystem(list(KIND,id=>found=>opened(found,id)(found)))(app);return isEmpty(app.folder)&&screen.appendChild(
buttons(big(app.say("try_example"),()=>tryExample(app)))),screen},tool=()=>first;return{tool}})();
