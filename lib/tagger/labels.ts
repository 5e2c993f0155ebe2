import type { Label } from "@/lib/tagger/tagger";

/**
 * What the model answers for one thing that it saw: the place of its class in the table below, and
 * how sure it is, 0 to 1.
 */
export type Detection = { readonly classIndex: number; readonly score: number };

/**
 * Below this score the model is more often wrong than right on our examples (a "bed" under every
 * cat).
 */
export const LOWEST_SCORE = 0.3;

/** Turns detections into labels: one for each class that is sure enough, the surest first. */
export function labelsOf(detections: readonly Detection[]): readonly Label[] {
  const best = new Map<number, number>();
  for (const { classIndex, score } of detections) {
    if (score >= LOWEST_SCORE && score > (best.get(classIndex) ?? 0)) best.set(classIndex, score);
  }
  return [...best]
    .toSorted(([, oneScore], [, otherScore]) => otherScore - oneScore)
    .flatMap(([classIndex, score]) => {
      const label = CLASSES[classIndex];
      return label ? [{ ...label, confidence: Math.min(100, Math.round(score * 100)) }] : [];
    });
}

type Words = readonly [zh: string, en: string];

const PERSON: Words = ["人物", "People"];
const ANIMAL: Words = ["动物", "Animals"];
const VEHICLE: Words = ["交通工具", "Vehicles"];
const SCENE: Words = ["场景", "Scenes"];
const FOOD: Words = ["食物", "Food"];
const PLANT: Words = ["植物", "Plants"];
const OBJECT: Words = ["物品", "Objects"];

const LAND: Words = ["陆上交通", "Land vehicles"];
const RAIL: Words = ["轨道交通", "Rail vehicles"];
const STREET: Words = ["街道设施", "Street furniture"];
const BIRD: Words = ["鸟类", "Birds"];
const PET: Words = ["宠物", "Pets"];
const LIVESTOCK: Words = ["家畜", "Livestock"];
const WILD: Words = ["野生动物", "Wild animals"];
const BAG: Words = ["箱包", "Bags"];
const CLOTHING: Words = ["服饰", "Clothing"];
const DAILY: Words = ["日用品", "Daily goods"];
const SPORT: Words = ["运动用品", "Sports goods"];
const TABLEWARE: Words = ["餐具", "Tableware"];
const FRUIT: Words = ["水果", "Fruit"];
const VEGETABLE: Words = ["蔬菜", "Vegetables"];
const FAST_FOOD: Words = ["快餐", "Fast food"];
const DESSERT: Words = ["甜点", "Desserts"];
const FURNITURE: Words = ["家具", "Furniture"];
const BATHROOM: Words = ["卫浴", "Bathroom"];
const ELECTRONICS: Words = ["电子产品", "Electronics"];
const APPLIANCE: Words = ["家用电器", "Appliances"];
const STATIONERY: Words = ["文具", "Stationery"];

type Row = readonly [zh: string, en: string, first: Words, second: Words];

/** The 80 classes of the COCO data set, in the order in which the model numbers them. */
const ROWS: readonly Row[] = [
  ["人", "person", PERSON, ["人", "Person"]],
  ["自行车", "bicycle", VEHICLE, LAND],
  ["汽车", "car", VEHICLE, LAND],
  ["摩托车", "motorcycle", VEHICLE, LAND],
  ["飞机", "airplane", VEHICLE, ["航空器", "Aircraft"]],
  ["公交车", "bus", VEHICLE, LAND],
  ["火车", "train", VEHICLE, RAIL],
  ["卡车", "truck", VEHICLE, LAND],
  ["船", "boat", VEHICLE, ["船舶", "Watercraft"]],
  ["交通信号灯", "traffic light", SCENE, STREET],
  ["消防栓", "fire hydrant", SCENE, STREET],
  ["停车标志", "stop sign", SCENE, STREET],
  ["停车计时器", "parking meter", SCENE, STREET],
  ["长椅", "bench", SCENE, STREET],
  ["鸟", "bird", ANIMAL, BIRD],
  ["猫", "cat", ANIMAL, PET],
  ["狗", "dog", ANIMAL, PET],
  ["马", "horse", ANIMAL, LIVESTOCK],
  ["羊", "sheep", ANIMAL, LIVESTOCK],
  ["牛", "cow", ANIMAL, LIVESTOCK],
  ["大象", "elephant", ANIMAL, WILD],
  ["熊", "bear", ANIMAL, WILD],
  ["斑马", "zebra", ANIMAL, WILD],
  ["长颈鹿", "giraffe", ANIMAL, WILD],
  ["双肩包", "backpack", OBJECT, BAG],
  ["雨伞", "umbrella", OBJECT, DAILY],
  ["手提包", "handbag", OBJECT, BAG],
  ["领带", "tie", OBJECT, CLOTHING],
  ["行李箱", "suitcase", OBJECT, BAG],
  ["飞盘", "frisbee", OBJECT, SPORT],
  ["双板滑雪板", "skis", OBJECT, SPORT],
  ["单板滑雪板", "snowboard", OBJECT, SPORT],
  ["球", "sports ball", OBJECT, SPORT],
  ["风筝", "kite", OBJECT, SPORT],
  ["棒球棒", "baseball bat", OBJECT, SPORT],
  ["棒球手套", "baseball glove", OBJECT, SPORT],
  ["滑板", "skateboard", OBJECT, SPORT],
  ["冲浪板", "surfboard", OBJECT, SPORT],
  ["网球拍", "tennis racket", OBJECT, SPORT],
  ["瓶子", "bottle", OBJECT, TABLEWARE],
  ["酒杯", "wine glass", OBJECT, TABLEWARE],
  ["杯子", "cup", OBJECT, TABLEWARE],
  ["叉子", "fork", OBJECT, TABLEWARE],
  ["餐刀", "knife", OBJECT, TABLEWARE],
  ["勺子", "spoon", OBJECT, TABLEWARE],
  ["碗", "bowl", OBJECT, TABLEWARE],
  ["香蕉", "banana", FOOD, FRUIT],
  ["苹果", "apple", FOOD, FRUIT],
  ["三明治", "sandwich", FOOD, FAST_FOOD],
  ["橙子", "orange", FOOD, FRUIT],
  ["西兰花", "broccoli", FOOD, VEGETABLE],
  ["胡萝卜", "carrot", FOOD, VEGETABLE],
  ["热狗", "hot dog", FOOD, FAST_FOOD],
  ["披萨", "pizza", FOOD, FAST_FOOD],
  ["甜甜圈", "donut", FOOD, DESSERT],
  ["蛋糕", "cake", FOOD, DESSERT],
  ["椅子", "chair", OBJECT, FURNITURE],
  ["沙发", "couch", OBJECT, FURNITURE],
  ["盆栽", "potted plant", PLANT, ["观赏植物", "Ornamental plants"]],
  ["床", "bed", OBJECT, FURNITURE],
  ["餐桌", "dining table", OBJECT, FURNITURE],
  ["马桶", "toilet", OBJECT, BATHROOM],
  ["电视", "tv", OBJECT, ELECTRONICS],
  ["笔记本电脑", "laptop", OBJECT, ELECTRONICS],
  ["鼠标", "mouse", OBJECT, ELECTRONICS],
  ["遥控器", "remote", OBJECT, ELECTRONICS],
  ["键盘", "keyboard", OBJECT, ELECTRONICS],
  ["手机", "cell phone", OBJECT, ELECTRONICS],
  ["微波炉", "microwave", OBJECT, APPLIANCE],
  ["烤箱", "oven", OBJECT, APPLIANCE],
  ["烤面包机", "toaster", OBJECT, APPLIANCE],
  ["水槽", "sink", OBJECT, BATHROOM],
  ["冰箱", "refrigerator", OBJECT, APPLIANCE],
  ["书", "book", OBJECT, STATIONERY],
  ["时钟", "clock", OBJECT, DAILY],
  ["花瓶", "vase", OBJECT, DAILY],
  ["剪刀", "scissors", OBJECT, STATIONERY],
  ["泰迪熊", "teddy bear", OBJECT, ["玩具", "Toys"]],
  ["吹风机", "hair drier", OBJECT, APPLIANCE],
  ["牙刷", "toothbrush", OBJECT, DAILY],
];

export const CLASSES: readonly Omit<Label, "confidence">[] = ROWS.map(
  ([nameZh, nameEn, first, second]) => ({
    nameZh,
    nameEn,
    firstCategoryZh: first[0],
    firstCategoryEn: first[1],
    secondCategoryZh: second[0],
    secondCategoryEn: second[1],
  }),
);
