"use strict";var practiceWriters=(()=>{var{atRest,big,button,download,focus,h,words,field,summary,json,toSave,add,conflicts,find,isEmpty,
items,only,put,value,start,asked,isOurs,label,rowWords,shown,today,buttons,fields,list,next,fresh}=globalThis.practice;var choose=app=>{
let waiting=conflicts(app.folder);return h("div",{},h("h3",{},app.say("conflicts",{count:waiting.length})),...waiting.flatMap(
({kind,item,field:name})=>{let asked2=app.page.forms[kind]?.answers.find(each=>each.id===name)??{id:name,label:app.folder.
words[`${kind}.${name}`]??name,table:-1};return field(app,kind,item.id,asked2,{label:asked2.label})}),buttons(next(app.say(
waiting.length?"back":"done"),()=>app.go(app.start))))};var ENTITIES={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;"},xml=text2=>text2.
replace(/\r\n?|[\v\f]/g,`
`).replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,"").replace(/[&<>"]/g,mark=>ENTITIES[mark]),xmlFile=content=>`\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
${content}`,relationships=targets=>xmlFile(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relatio\
nships">${targets.map(([type,target],index)=>`<Relationship Id="rId${index+1}" Type="http://schemas.openxmlformats.org/${type===
"core-properties"?"package/2006/relationships/metadata":"officeDocument/2006/relationships"}/${type}" Target="${target}"\
/>`).join("")}</Relationships>`),contentTypes=parts=>xmlFile('<Types xmlns="http://schemas.openxmlformats.org/package/20\
06/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Ove\
rride PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'+Object.entries(
parts).map(([path,type])=>`<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}\
+xml"/>`).join("")+"</Types>"),properties=(title,lang)=>xmlFile(`<cp:coreProperties xmlns:cp="http://schemas.openxmlform\
ats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:t\
itle><dc:language>${xml(lang)}</dc:language></cp:coreProperties>`);var[LOCAL,CENTRAL,END]=[67324752,33639248,101010256],
CRC=Uint32Array.from({length:256},(_,value2)=>{for(let bit=0;bit<8;bit++)value2=value2&1?value2>>>1^3988292384:value2>>>
1;return value2}),checksum=bytes=>{let sum=-1;for(let byte of bytes)sum=CRC[(sum^byte)&255]^sum>>>8;return~sum>>>0},deflated=async bytes=>{
try{let stream=new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")),packed=new Uint8Array(await new Response(
stream).arrayBuffer());return packed.length<bytes.length?packed:bytes}catch{return bytes}},numbers=(size2,...values)=>{let view=new DataView(
new ArrayBuffer(size2*values.length));return values.forEach((value2,index)=>size2===2?view.setUint16(2*index,value2,true):
view.setUint32(4*index,value2,true)),new Uint8Array(view.buffer)},joined=pieces=>{let whole=new Uint8Array(pieces.reduce(
(sum,{length})=>sum+length,0)),at=0;for(let piece of pieces)whole.set(piece,at),at+=piece.length;return whole},zip=async files=>{
let encoder=new TextEncoder,local=[],central=[],offset=0;for(let{name,content}of files){let path=encoder.encode(name),bytes=typeof content==
"string"?encoder.encode(content):content,packed=await deflated(bytes),described=joined([numbers(2,20,2048,packed===bytes?
0:8,0,33),numbers(4,checksum(bytes),packed.length,bytes.length),numbers(2,path.length,0)]),head=joined([numbers(4,LOCAL),
described]);local.push(head,path,packed),central.push(numbers(4,CENTRAL),numbers(2,20),described,numbers(2,0,0,0),numbers(
4,0,offset),path),offset+=head.length+path.length+packed.length}let size2=central.reduce((sum,{length})=>sum+length,0),count2=files.
length;return joined([...local,...central,numbers(4,END),numbers(2,0,0,count2,count2),numbers(4,size2,offset),numbers(2,
0)])};var MAIN="http://schemas.openxmlformats.org/wordprocessingml/2006/main",STRONG=/(\p{Script=Arabic}|\p{Script=Hebrew})|\p{Letter}/u,
MARGIN=1134,PAPER={a4:[11906,16838],letter:[12240,15840]},SIZES=[40,30,25],size=points=>`<w:sz w:val="${points}"/><w:szC\
s w:val="${points}"/>`,styles=lang=>xmlFile(`<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w\
:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>${size(22)}<w:lang w:val="${xml(lang)}" w:bidi="${xml(lang)}\
"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrD\
efault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`+
SIZES.map((points,index)=>`<w:style w:type="paragraph" w:styleId="Heading${index+1}"><w:name w:val="heading ${index+1}"/\
><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlin\
eLvl w:val="${index}"/></w:pPr><w:rPr><w:b/><w:bCs/>${size(points)}</w:rPr></w:style>`).join("")+'<w:style w:type="parag\
raph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/\
></w:numPr><w:contextualSpacing/></w:pPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Gr\
id"/><w:tblPr><w:tblBorders>'+["top","left","bottom","right","insideH","insideV"].map(side=>`<w:${side} w:val="single" w\
:sz="4" w:space="0" w:color="B9B4A8"/>`).join("")+"</w:tblBorders></w:tblPr></w:style></w:styles>"),NUMBERING=xmlFile(`<\
w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0\
"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstra\
ctNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`),run=({text:text2,bold,open},rtl)=>{let strong=STRONG.
exec(text2),properties2=(bold?"<w:b/><w:bCs/>":"")+(open?'<w:highlight w:val="yellow"/>':"")+((strong?strong[1]:rtl)?"<w\
:rtl/>":""),lines=xml(text2).split(`
`).map(part2=>`<w:t xml:space="preserve">${part2.replaceAll("	"," ")}</w:t>`);return`<w:r>${properties2&&`<w:rPr>${properties2}\
</w:rPr>`}${lines.join("<w:br/>")}</w:r>`},paragraph=(runs,rtl,style)=>`<w:p><w:pPr>${style?`<w:pStyle w:val="${style}"/\
>`:""}${rtl?"<w:bidi/>":""}</w:pPr>${runs.map(part2=>run(part2,rtl)).join("")}</w:p>`,table=({rows:rows2},rtl,width)=>{let share2=Math.
floor(width/rows2[0].length);return`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>${rtl?"<w:bidiVisual/>":""}<w:tblW w:\
w="5000" w:type="pct"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${share2}"/>`.repeat(
rows2[0].length)}</w:tblGrid>`+rows2.map((cells,index)=>`<w:tr><w:trPr><w:cantSplit/>${index?"":"<w:tblHeader/>"}</w:trP\
r>${cells.map(runs=>`<w:tc><w:tcPr><w:tcW w:w="${share2}" w:type="dxa"/></w:tcPr>${paragraph(index?runs:runs.map(part2=>({
...part2,bold:true})),rtl)}</w:tc>`).join("")}</w:tr>`).join("")+`</w:tbl>${paragraph([],rtl)}`},written=(block,rtl,width)=>{
switch(block.kind){case"heading":return paragraph(block.text,rtl,`Heading${block.level}`);case"paragraph":return paragraph(
block.text,rtl);case"list":return block.items.map(item=>paragraph(item,rtl,"ListBullet")).join("");case"table":return table(
block,rtl,width)}},docx=({title,lang,rtl,letter=false,blocks})=>{let[width,height]=PAPER[letter?"letter":"a4"],body=blocks.
map(block=>written(block,rtl,width-2*MARGIN)).join(""),section=`<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"/><w:pgM\
ar w:top="${MARGIN}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="567" w:footer="567" w:gutter=\
"0"/>${rtl?"<w:bidi/>":""}</w:sectPr>`;return zip([{name:"[Content_Types].xml",content:contentTypes({"word/document.xml":"\
wordprocessingml.document.main","word/styles.xml":"wordprocessingml.styles","word/numbering.xml":"wordprocessingml.numbe\
ring"})},{name:"_rels/.rels",content:relationships([["officeDocument","word/document.xml"],["core-properties","docProps/\
core.xml"]])},{name:"docProps/core.xml",content:properties(title,lang)},{name:"word/document.xml",content:xmlFile(`<w:do\
cument xmlns:w="${MAIN}"><w:body>${body}${section}</w:body></w:document>`)},{name:"word/_rels/document.xml.rels",content:relationships(
[["styles","styles.xml"],["numbering","numbering.xml"]])},{name:"word/styles.xml",content:styles(lang)},{name:"word/numb\
ering.xml",content:NUMBERING}])};var FORMAT="teach-forward-folder";var randomId=length=>Array.from(crypto.getRandomValues(
new Uint8Array(length/2)),byte=>byte.toString(16).padStart(2,"0")).join(""),bare=()=>Object.create(null),copy=value2=>JSON.
parse(JSON.stringify(value2)),create=lang=>({format:FORMAT,version:1,id:randomId(16),lang,saved:"",invented:false,forms:{},
words:{},items:{}}),isThere=item=>!item.gone||Object.keys(item.fields).length>0;var items2=(folder,kind,of)=>(folder.items[kind]??
[]).filter(item=>isThere(item)&&(of===void 0||item.of===of)),find2=(folder,kind,id)=>items2(folder,kind).find(item=>item.
id===id);var answer2=(item,field2)=>{let found=item?.fields[field2];return found&&(found.v||found.c||found.also)?found:void 0};
var latest=(...clocks)=>{let found=bare();for(let clock2 of clocks)for(let[by,n]of Object.entries(clock2))found[by]=Math.
max(found[by]??0,n);return found},known=found=>latest({[found.by]:found.n},found.over??{},...(found.also??[]).map(each=>latest(
{[each.by]:each.n},each.over??{})));var remove=(folder,kind,id)=>{for(let list2 of Object.values(folder.items))for(let item of list2)
(item.of===id||item.id===id&&list2===folder.items[kind])&&(item.gone=latest(item.gone??{},...Object.values(item.fields).
map(known)),item.fields={})},share=(folder,isOurs2)=>{let shared=copy(folder);for(let[kind,list2]of Object.entries(shared.
items))for(let item of list2)for(let field2 of Object.keys(item.fields))isOurs2(kind,field2)&&delete item.fields[field2];
for(let name of Object.keys(shared.words)){let[kind,field2]=name.split(".");isOurs2(kind,field2)&&delete shared.words[name]}
return shared},rename=(folder,forms)=>{for(let[kind,form]of Object.entries(forms))for(let[now,before]of Object.entries(form.
was??{}))for(let item of folder.items[kind]??[])item.fields[before]&&!item.fields[now]&&(item.fields[now]=item.fields[before]),
delete item.fields[before]},alone=({also=[],...first})=>[first,...also];var begin=app=>app.store.change(kept=>({...fresh(
{...create(app.page.lang),invented:true}),asked:kept.asked}),true),tryExample=async(app,kind)=>{await begin(app),await app.
change((folder,by)=>{for(let table3 of app.page.forms[kind].tables.filter(each=>each.here&&!each.rows.length))for(let cells of table3.
examples){let id=add(folder,kind);table3.fields.forEach((name,index)=>{let choice=app.page.forms[kind].answers.find(each=>each.
id===name)?.choices?.find(([,text2])=>text2===cells[index]);name&&put(folder,by,kind,id,name,choice?{c:choice[0]}:{v:cells[index]})})}}),
await app.go(app.start)};var FORMULA=/^'*[=+\-@\t\r＝＋－＠]/;var csv=(rows2,separator=",")=>"\uFEFF"+rows2.map(row=>row.
map(text2=>FORMULA.test(text2)?`'${text2}`:text2).map(text2=>/["\r\n,;\t]/.test(text2)?`"${text2.replaceAll('"','""')}"`:
text2).join(separator)).map(line2=>`${line2}\r
`).join("");var DAY=/^\d{4}-\d\d-\d\d$/;var[ITEMS,GONE,FIELDS,MARKS,DEPTH]=[2e3,5e3,80,1e3,6],REMEMBERED=100,LAST=1e9,ID=/^[a-z0-9][a-z0-9-]{0,47}$/,
LABEL=/^[a-z0-9-]{1,48}\.[a-z0-9-]{1,48}$/,LANG=/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,UNSEEN=/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu,
SHAPE=["format","version","id","lang","saved","invented","forms","words","items"],clean=text2=>text2.replace(/\r\n?|[\v\f]/g,
`
`).replace(UNSEEN,""),Large=class extends Error{},isObject=found=>typeof found=="object"&&found!==null&&!Array.isArray(found),
pairs=(found,most,fits=ID)=>{let all=isObject(found)?Object.entries(found).filter(([key])=>fits.test(key)&&!(key in Object.
prototype)):[];if(all.length>most)throw new Large;return all},text=found=>{if(typeof found!="string")return"";if(found.length>
2e4)throw new Large;return clean(found)},count=found=>Number.isSafeInteger(found)&&Number(found)>0?Math.min(Number(found),
LAST):0,clock=found=>{let made=bare();for(let[by,n]of pairs(found,MARKS))count(n)&&(made[by]=count(n));return made},plain=(found,depth)=>{
if(typeof found=="string")return text(found);if(typeof found!="object")return found;if(found===null||depth>DEPTH)return null;
if(Array.isArray(found)){if(found.length>ITEMS)throw new Large;return found.map(each=>plain(each,depth+1))}let made=bare();
for(let[key,value2]of pairs(found,FIELDS))made[key]=plain(value2,depth+1);return made},keepUnknown=(made,found,known2)=>{
for(let[key,value2]of pairs(found,FIELDS))known2.includes(key)||(made[key]=plain(value2,0));return made},readAnswer=(found,first=true)=>{
if(!isObject(found)||!count(found.n)||!ID.test(found.by))return;let made=bare();typeof found.c=="string"&&ID.test(found.
c)?made.c=found.c:made.v=text(found.v),[made.n,made.by]=[count(found.n),found.by];let over=Object.entries(clock(found.over)).
sort(([,one],[,other])=>other-one);if(over.length&&(made.over=Object.assign(bare(),Object.fromEntries(over.slice(0,REMEMBERED)))),
first&&Array.isArray(found.also)&&found.also.length){if(found.also.length>MARKS)throw new Large;let also=found.also.flatMap(
each=>readAnswer(each,false)??[]);also.length&&(made.also=also)}return keepUnknown(made,found,["c","v","n","by","over","\
also"])},readItem=found=>{if(!isObject(found)||!ID.test(found.id))return[];let made=bare();made.id=found.id;for(let key of[
"of","row"])typeof found[key]=="string"&&ID.test(found[key])&&(made[key]=found[key]);isObject(found.gone)&&(made.gone=clock(
found.gone)),made.fields=bare();for(let[id,answer3]of pairs(found.fields,FIELDS)){let read2=readAnswer(answer3);read2&&(made.
fields[id]=read2)}return[keepUnknown(made,found,["id","of","row","gone","fields"])]},readFolder=found=>{let made=bare();
[made.format,made.version]=[FORMAT,1],made.id=typeof found.id=="string"&&ID.test(found.id)?found.id:"folder",made.lang=typeof found.
lang=="string"&&LANG.test(found.lang)?found.lang:"en",made.saved=typeof found.saved=="string"&&DAY.test(found.saved)?found.
saved:"",made.invented=found.invented===true,[made.forms,made.words,made.items]=[bare(),bare(),bare()];for(let[kind,version]of pairs(
found.forms,FIELDS))count(version)&&(made.forms[kind]=count(version));for(let[name,label2]of pairs(found.words,ITEMS,LABEL))
made.words[name]=text(label2);let[there,gone]=[0,0];for(let[kind,list2]of pairs(found.items,FIELDS)){if(!Array.isArray(list2))
continue;let ids=new Set;made.items[kind]=list2.flatMap(readItem).filter(({id})=>!ids.has(id)&&ids.add(id));let here=items2(
made,kind).length;if([there,gone]=[there+here,gone+made.items[kind].length-here],there>ITEMS||gone>GONE)throw new Large}
return keepUnknown(made,found,SHAPE)},read=content=>{if(content.length>2e6||new Blob([content]).size>2e6)return{error:"l\
arge"};try{let found=JSON.parse(content.replace(/^\ufeff/,""));return!isObject(found)||found.format!==FORMAT?{error:"oth\
er"}:count(found.version)?found.version>1?{error:"newer"}:{folder:readFolder(found)}:{error:"other"}}catch(error){return{
error:error instanceof Large?"large":"unread"}}};var covers=(later,earlier)=>later.by===earlier.by?later.n>earlier.n:(later.
over?.[earlier.by]??0)>=earlier.n,order=(one,other)=>other.n-one.n||(one.by<other.by?-1:one.by>other.by?1:said(one)<said(
other)?-1:1),said=found=>found.c?`c${found.c}`:`v${found.v}`,join=all=>{let left=all.filter(each=>!all.some(other=>covers(
other,each))).sort(order),kept=[];for(let each of left){let same=kept.find(other=>said(other)===said(each));if(!same)kept.
push({...each});else{let over=latest(same.over??{},known(each));delete over[same.by],Object.keys(over).length&&(same.over=
over)}}let[first,...also]=kept;return also.length?{...first,also}:first},joinItems=(mine,theirs)=>{let gone=mine.gone||theirs.
gone?latest(mine.gone??{},theirs.gone??{}):void 0,fields2=bare();for(let field2 of new Set([...Object.keys(mine.fields),
...Object.keys(theirs.fields)])){let left=[mine,theirs].flatMap(item=>item.fields[field2]?alone(item.fields[field2]):[]).
filter(each=>!(gone&&(gone[each.by]??0)>=each.n));left.length&&(fields2[field2]=join(left))}return{...theirs,...mine,fields:fields2,
...gone?{gone}:{}}},merge=(mine,theirs)=>{let kinds=bare();for(let kind of new Set([...Object.keys(mine.items),...Object.
keys(theirs.items)])){let[here,there]=[mine.items[kind]??[],theirs.items[kind]??[]],ids=new Set(here.map(item=>item.id)),
nothing={id:"",fields:{}};kinds[kind]=[...here.map(item=>{let twin=there.find(other=>other.id===item.id);return joinItems(
item,twin??{...nothing,id:item.id})}),...there.filter(item=>!ids.has(item.id)).map(item=>joinItems({...nothing,id:item.id},
item))]}let forms=latest(mine.forms,theirs.forms);return{...theirs,...mine,invented:mine.invented&&theirs.invented,forms,
words:{...theirs.words,...mine.words},items:kinds}},beside=(one,other)=>join([...alone(one),...alone(other).map(({over,...each})=>({
...each,by:randomId(8)}))]),give=(into,from)=>{for(let[field2,found]of Object.entries(from.fields)){let before=into.fields[field2];
before?answer2(into,field2)?answer2(from,field2)&&(into.fields[field2]=beside(before,found)):into.fields[field2]={...found,
over:latest(found.over??{},known(before))}:into.fields[field2]=found}},unite=(folder,forms)=>{for(let kind of Object.keys(
folder.items)){let first=new Map,single=items2(folder,kind).filter(item=>item.row||forms[kind]?.items==="sheet");for(let item of single.
sort((one,other)=>one.id<other.id?-1:1)){let name=`${item.of} ${item.row}`,into=first.get(name);into?(give(into,item),remove(
folder,kind,item.id)):first.set(name,item)}}return folder},fuse=(folder,id,other,forms)=>{let[into,from]=[find2(folder,"\
systems",id),find2(folder,"systems",other)];if(!(!into||!from)){give(into,from);for(let item of Object.values(folder.items).
flat())item.of===other&&(item.of=id);unite(folder,forms),remove(folder,"systems",other)}};var MAIN2="http://schemas.open\
xmlformats.org/spreadsheetml/2006/main",RELATIONS="http://schemas.openxmlformats.org/officeDocument/2006/relationships",
LISTS="_",SPARE=30,[HEAD,CELL]=[1,2],STYLES=xmlFile(`<styleSheet xmlns="${MAIN2}"><fonts count="2"><font><sz val="11"/><\
name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="3"><fill><patternFill p\
atternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgCol\
or rgb="FFEBE2F5"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></bo\
rder></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>`+['fontId="1" fillId="2" applyFont="\
1" applyFill="1"',""].map(look=>`<xf numFmtId="49" ${look} applyNumberFormat="1" applyAlignment="1"><alignment vertical=\
"top" wrapText="1"/></xf>`).join("")+'</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/><\
/cellStyles></styleSheet>'),letters=index=>(index<26?"":letters(Math.floor(index/26)-1))+String.fromCharCode(65+index%26),
sheetNames=names=>{let taken=new Set([LISTS,"history"]);return names.map(name=>{let plain2=name.replace(/[[\]:*?/\\']/g,
" ").replace(/\s+/g," ").trim()||"–";for(let count2=1;;count2++){let end=count2>1?` ${count2}`:"",tried=plain2.slice(0,
31-end.length)+end;if(!taken.has(tried.toLowerCase()))return taken.add(tried.toLowerCase()),tried}})},literal=text2=>xml(
text2.replace(/_(?=x[0-9a-f]{4}_)/gi,"_x005F_")),line=(cells,row,style)=>`<row r="${row}">${cells.map((text2,column)=>text2?
`<c r="${letters(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${literal(text2)}</t></is></c>`:
`<c r="${letters(column)}${row}" s="${style}"/>`).join("")}</row>`,sheet=(rows2,before,after)=>xmlFile(`<worksheet xmlns\
="${MAIN2}">${before}<sheetData>${rows2.map((cells,index)=>line(cells,index+1,index?CELL:HEAD)).join("")}</sheetData>${after}\
</worksheet>`),table2=({columns,rows:rows2},rtl,listed)=>{let last=rows2.length+1+SPARE,lists=columns.flatMap(({choices},column)=>choices?.
length?`<dataValidation type="list" errorStyle="warning" allowBlank="1" sqref="${letters(column)}2:${letters(column)}${last}\
"><formula1>${listed(choices)}</formula1></dataValidation>`:[]);return sheet([columns.map(({title})=>title),...rows2],`<\
sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView ${rtl?'rightToLeft="1" ':""}workbookViewId="0"><pan\
e ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(({width},column)=>`\
<col min="${column+1}" max="${column+1}" width="${width}" customWidth="1"/>`).join("")}</cols>`,(lists.length?`<dataVali\
dations count="${lists.length}">${lists.join("")}</dataValidations>`:"")+'<pageSetup orientation="landscape" fitToHeight\
="0"/>')},xlsx=async({title,lang,rtl,sheets})=>{let lists=[],pages=sheets.map(page=>table2(page,rtl,choices=>`'${LISTS}'\
!$A$${lists.push(choices)}:$${letters(choices.length-1)}$${lists.length}`)),names=[...sheetNames(sheets.map(({name})=>name)),
...lists.length?[LISTS]:[]];lists.length&&pages.push(sheet(lists,"",""));let paths=pages.map((_,index)=>`worksheets/shee\
t${index+1}.xml`);return zip([{name:"[Content_Types].xml",content:contentTypes({"xl/workbook.xml":"spreadsheetml.sheet.m\
ain","xl/styles.xml":"spreadsheetml.styles",...Object.fromEntries(paths.map(path=>[`xl/${path}`,"spreadsheetml.worksheet"]))})},
{name:"_rels/.rels",content:relationships([["officeDocument","xl/workbook.xml"],["core-properties","docProps/core.xml"]])},
{name:"docProps/core.xml",content:properties(title,lang)},{name:"xl/workbook.xml",content:xmlFile(`<workbook xmlns="${MAIN2}\
" xmlns:r="${RELATIONS}"><sheets>${names.map((name,index)=>`<sheet name="${xml(name)}" sheetId="${index+1}"${name===LISTS?
' state="hidden"':""} r:id="rId${index+1}"/>`).join("")}</sheets></workbook>`)},{name:"xl/_rels/workbook.xml.rels",content:relationships(
[...paths.map(path=>["worksheet",path]),["styles","styles.xml"]])},{name:"xl/styles.xml",content:STYLES},...paths.map((path,index)=>({
name:`xl/${path}`,content:pages[index]}))])};var joining=app=>(mine,theirs)=>unite(merge(mine,theirs),app.page.forms),opened=async(app,content,{
show,hide,cancel})=>{let{folder,error}=read(content);if(error)return show(h("p",{},app.say(`refused_${error}`)),cancel());
rename(folder,app.page.forms);let take=async(next2,said2)=>{hide(),await app.store.change(kept=>({...fresh(next2,kept.filed),
asked:kept.asked,changes:kept.changes+1}),true),app.announce(app.say(said2)),await app.go(app.start)},together=()=>{let next2=joining(
app)(app.folder,folder);return take(next2,conflicts(next2).length?"merged_conflicts":"merged")};return isEmpty(app.folder)?
take(folder,"opened"):show(h("p",{},app.say("file_holds",{count:items(folder,"systems").length})),big(app.say("merge"),together),
big(app.say("take_place"),()=>take(folder,"opened")),cancel())},sharing=(app,{show,hide,cancel})=>{let out=leftOut(app);
show(h("p",{},app.say("share_without")),out.length>0&&h("ul",{},...out.map(each=>h("li",{},each))),big(app.say("share_sa\
ve"),()=>(hide(),saveShared(app))),cancel())},saveBook=async(app,name,title,sheets)=>{download(`${name}.xlsx`,await xlsx(
{title,lang:app.page.lang,rtl:app.page.dir==="rtl",sheets}),"application/vnd.openxmlformats-officedocument.spreadsheetml\
.sheet")},leftOut=app=>Object.keys(app.folder.items).flatMap(kind=>[...new Set(items(app.folder,kind).flatMap(item=>Object.
keys(item.fields)))].filter(field2=>isOurs(app.page,kind,field2)).map(field2=>{let found=asked(app.page,kind,field2);return found?
label(app.page,kind,found):app.folder.words[`${kind}.${field2}`]??field2})),saveShared=async app=>{await app.flush();let shared=share(
toSave(app,app.folder),(kind,field2)=>isOurs(app.page,kind,field2));download(`folder-to-share-${today()}.json`,json(shared),
"application/json")},rows=(app,kind,of)=>{let form=app.page.forms[kind],ofRows=form.items==="each",named=form.of?items(app.
folder,form.of):[],system=id=>named.find(item=>item.id===id)?.fields.system?.v??"";return{columns:[...form.of?[{title:app.
say("system")}]:[],...ofRows?[{title:form.title}]:[],...form.answers.map(each=>({title:label(app.page,kind,each),choices:each.
choices?.map(([,words2])=>words2)}))],rows:items(app.folder,kind,of).map(item=>[...form.of?[system(item.of)]:[],...ofRows?
[rowWords(app.page,kind,item.row)]:[],...form.answers.map(each=>shown(app.page,kind,each.id,item.fields[each.id]))])}},used=app=>Object.
entries(app.page.forms).filter(([kind])=>items(app.folder,kind).length),saveWorkbook=async app=>{await app.flush();let sheets=used(
app).map(([kind,form])=>{let found=rows(app,kind),columns=found.columns.map(({title,choices},index)=>({title,width:index?
20:26,...choices?{choices}:{}}));return{name:form.name,columns,rows:found.rows}});await saveBook(app,`folder-${today()}`,
app.say("folder"),sheets)},saveValues=async app=>{await app.flush();let all=used(app),lines=all.flatMap(([kind,form],index)=>{
let found=rows(app,kind),table3=[found.columns.map(({title})=>title),...found.rows];return all.length>1?[...index?[[]]:[],
[form.name],...table3]:table3}),isDecimal=new Intl.NumberFormat(app.page.lang).format(.5).includes(",");download(`folder\
-${today()}.csv`,csv(lines,isDecimal?";":","),"text/csv")};var places=app=>[...app.body.querySelectorAll("a, button, inp\
ut, select, summary, textarea")],onlyHere=app=>[...app.body.querySelectorAll("[data-only-here]")],renew=async app=>{await app.
flush(),atRest(()=>{let[before,typed]=[places(app),onlyHere(app)],at=before.findIndex(each=>each===document.activeElement);
if(app.render(),onlyHere(app).forEach((each,index)=>{typed[index]&&([each.value,each.checked]=[typed[index].value,typed[index].
checked]),each.dispatchEvent(new Event("input"))}),at<0)return;let after=places(app);if(after.length!==before.length||after[at].
tagName!==before[at].tagName)return focus(app.body.querySelector("h2, h3"));after[at].focus({preventScroll:true});let[was,
now]=[before[at],after[at]];typeof was.selectionStart=="number"&&(now.value===was.value.trim()&&(now.value=was.value),now.
setSelectionRange(was.selectionStart,was.selectionEnd))})};return{begin,choose,docx,fuse,joining,opened,renew,rows,saveBook,
saveValues,saveWorkbook,sharing,tryExample}})();
