using System.Reflection;
using System.Reflection.Emit;

namespace Sendai.Bot.Tests.Architecture;

/// <summary>Which types a type uses: in what it inherits, holds and offers, and in the code of its methods.</summary>
internal static class TypeUses
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    /// <summary>Every type used by <paramref name="type"/>, generic arguments and element types taken apart.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var uses = new HashSet<Type>();
        Add(type.BaseType);
        AddAll(type.GetInterfaces());
        AddAll(type.CustomAttributes.Select(attribute => attribute.AttributeType));
        AddAll(type.GetFields(Own).Select(field => field.FieldType));
        foreach (var method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
        {
            AddMethod(method);
        }

        return uses;

        void AddMethod(MethodBase method)
        {
            Add((method as MethodInfo)?.ReturnType);
            AddAll(method.GetParameters().Select(parameter => parameter.ParameterType));
            if (method.GetMethodBody() is { } body)
            {
                AddAll(body.LocalVariables.Select(local => local.LocalType));
                AddAll(Named(method, body.GetILAsByteArray()!));
            }
        }

        void AddAll(IEnumerable<Type?> types)
        {
            foreach (var one in types)
            {
                Add(one);
            }
        }

        void Add(Type? one)
        {
            if (one is null || one.IsGenericParameter)
            {
                return;
            }

            if (one.HasElementType)
            {
                Add(one.GetElementType());
            }
            else if (uses.Add(one.IsGenericType ? one.GetGenericTypeDefinition() : one))
            {
                Add(one.DeclaringType);
            }

            AddAll(one.GenericTypeArguments);
        }
    }

    /// <summary>The types that the instructions of a method name, and those of the members that they name.</summary>
    private static IEnumerable<Type?> Named(MethodBase method, byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var opCode = Codes[code[at] == 0xFE ? (short)(0xFE00 | code[++at]) : code[at]];
            at++;
            if (opCode.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                var member = method.Module.ResolveMember(
                    BitConverter.ToInt32(code, at), method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
                foreach (var type in TypesOf(member!))
                {
                    yield return type;
                }
            }

            at += Length(opCode.OperandType, code, at);
        }
    }

    private static IEnumerable<Type?> TypesOf(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodInfo method => [method.DeclaringType, method.ReturnType, .. method.GetGenericArguments()],
        _ => [member.DeclaringType],
    };

    private static int Length(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
